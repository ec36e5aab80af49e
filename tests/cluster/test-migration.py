# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer program brings the schema on while processes of the older one serve: they go on, nothing is lost or missed,
and an older one that starts afterwards is refused."""

import os
import subprocess
import tempfile
import threading
import time
import unittest

import postgresql
import yui_service
from yui_clients import Reader, Writer, judge
from yui_service import SERVER, Service

N_WRITERS, N_READERS = 8, 2
FOLDER = "/town/yui/server/migrations"

# What a newer release could bring: a column, filled; and tables that every call writes, made anew while it takes a while.
NEWER = """
ALTER TABLE shift ADD COLUMN newer TEXT;
UPDATE shift SET newer = title;
CREATE TABLE idempotency_record_new (LIKE idempotency_record INCLUDING ALL);
CREATE TABLE change_log_new (LIKE change_log INCLUDING ALL);
INSERT INTO idempotency_record_new SELECT * FROM idempotency_record;
INSERT INTO change_log_new SELECT * FROM change_log;
SELECT pg_sleep (2);
DROP TABLE idempotency_record;
DROP TABLE change_log;
ALTER TABLE idempotency_record_new RENAME TO idempotency_record;
ALTER TABLE change_log_new RENAME TO change_log;
"""


class Migration(unittest.TestCase):
    def setUp(self):
        self.database = postgresql.new_database()
        self.made = yui_service.make_programme(self.database)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        with open(os.path.join(folder.name, "9999-newer.postgresql.sql"), "w", encoding="utf-8") as file:
            file.write(NEWER)
        self.older = [Service(self.database) for _ in range(2)]
        self.newer = Service(self.database, environment={"G_RESOURCE_OVERLAYS": f"{FOLDER}={folder.name}"})
        for service in self.older:
            service.start()
        for service in [*self.older, self.newer]:
            self.addCleanup(service.stop)

    def refuse_older(self):
        refused = subprocess.run([SERVER, "--database", self.database], capture_output=True, text=True, check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("newer", refused.stderr)

    def test_older_processes_go_on(self):
        stop, done = threading.Event(), threading.Event()
        self.addCleanup(stop.set)
        self.addCleanup(done.set)

        def api(i):
            return self.older[i % len(self.older)].api(self.made["owner"])

        writers = [Writer(api(i), self.made["workplace"], stop) for i in range(N_WRITERS)]
        readers = [Reader(api(i), done) for i in range(N_READERS)]
        for thread in writers + readers:
            thread.start()
        time.sleep(3)
        before = sum(len(w.made) for w in writers)
        begun = time.monotonic()
        self.newer.start()
        took = time.monotonic() - begun
        during = sum(len(w.made) for w in writers)
        newest = Writer(self.newer.api(self.made["owner"]), self.made["workplace"], stop)
        newest.start()
        time.sleep(3)
        stop.set()
        for writer in [*writers, newest]:
            writer.join()
        done.set()
        for reader in readers:
            reader.join()
        after = sum(len(w.made) for w in writers)
        gap = max(w.longest_gap for w in writers)
        print(f"# {before} acknowledged before, the newer one ready after {took:.1f} s, {after - during} by the older ones "
              f"since, {len(newest.made)} by the newer, longest gap {gap:.1f} s")  # fmt: skip
        self.assertGreater(after, during, "the older processes go on")
        self.assertGreater(len(newest.made), 0)
        self.assertEqual(postgresql.rows(self.database, "SELECT count(*), 0 FROM shift WHERE newer IS NOT NULL AND newer <> title"),
                         [("0", "0")])  # fmt: skip
        self.refuse_older()
        # the whole is looked at by the program that it now belongs to
        os.environ["G_RESOURCE_OVERLAYS"] = self.newer.environment["G_RESOURCE_OVERLAYS"]
        self.addCleanup(os.environ.pop, "G_RESOURCE_OVERLAYS")
        judge(self, self.database, [*writers, newest], readers)


if __name__ == "__main__":
    unittest.main()
