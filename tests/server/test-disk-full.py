# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that may write no more: it says so with 507, still reads, keeps nothing half, and goes on when there is room."""

import json
import os
import resource
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ui"))

import yui_api  # noqa: E402


class DiskFull(unittest.TestCase):
    def setUp(self):
        self.server = yui_api.EmbeddedServer()
        self.addCleanup(self.server.stop)
        self.owner = self.server.account("employer_owner")
        self.place = self.owner.get("/v1/workplaces")["items"][0]["id"]
        self.database = os.path.join(self.server.data_dir, "yui.db")

    def allow(self, size):
        resource.prlimit(self.server.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def post_shift(self):
        start = time.strftime("%Y-%m-%dT09:00:00+09:00", time.localtime(time.time() + 20 * 86400))
        body = {"workplace_id": self.place, "title": "x", "starts_at": start, "ends_at": start.replace("T09", "T12"),
                "break_min": 0, "hourly_wage_yen": 5000, "seats": 1, "description": "x" * 2000}  # fmt: skip
        status, _, answer = self.owner.call("POST", "/v1/shifts", body)
        return status, answer

    def drafts(self):
        return len([s for s in self.owner.all("/v1/shifts?state=draft&limit=200") if s["title"] == "x"])

    def test_full(self):
        size = max(os.path.getsize(self.database + end) for end in ("", "-wal"))
        made = 0
        self.allow(size + 64 * 1024)
        for _ in range(20_000):
            status, answer = self.post_shift()
            if status != 201:
                break
            made += 1
        self.assertEqual(status, 507, answer)
        self.assertEqual(answer["type"], "urn:yui:problem:storage-full")
        self.assertIn("nothing was changed", answer["detail"])
        print(f"# full after {made} shifts")

        for _ in range(20):  # it stays so, and others read
            self.assertEqual(self.post_shift()[0], 507)
            self.assertEqual(self.owner.call("GET", "/v1/session")[0], 200)
        self.assertEqual(self.drafts(), made)
        self.assertIsNone(self.server.process.poll())

        self.allow(resource.RLIM_INFINITY)
        status, answer = self.post_shift()
        self.assertEqual(status, 201, json.dumps(answer))
        self.assertEqual(self.drafts(), made + 1)
        check = subprocess.run(["yui-server", "check", "--database", self.database], capture_output=True, text=True)
        self.assertEqual(check.returncode, 0, check.stderr)

    def test_killed_when_full(self):
        """Ends in the middle of it: what was acknowledged is there after the next start."""
        self.allow(max(os.path.getsize(self.database + end) for end in ("", "-wal")))
        made = 0
        while (status := self.post_shift()[0]) == 201:
            made += 1
        self.assertEqual(status, 507)
        self.server.kill()
        self.server.start()
        self.owner = self.server.account("employer_owner")
        self.assertEqual(self.drafts(), made)
        self.assertEqual(self.post_shift()[0], 201)


if __name__ == "__main__":
    unittest.main()
