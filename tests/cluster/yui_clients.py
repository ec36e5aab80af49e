# SPDX-License-Identifier: GPL-3.0-or-later
"""Writers that repeat a call until it is answered, readers that follow the changes, and what must be true of both."""

import datetime
import random
import threading
import time
import uuid

import postgresql
import yui_service

JST = datetime.timezone(datetime.timedelta(hours=9))


class Writer(threading.Thread):
    """Makes shifts; repeats each under its key until it is answered, as clients do."""

    def __init__(self, api, workplace, stop):
        super().__init__()
        self.api, self.workplace, self.stop = api, workplace, stop
        self.made = {}
        self.longest_gap = 0.0  # seconds from a call to its answer

    def body(self, key):
        start = (datetime.datetime.now(JST) + datetime.timedelta(days=5)).replace(hour=9, minute=0, second=0, microsecond=0)
        return {"workplace_id": self.workplace, "title": key, "starts_at": start.isoformat(),
                "ends_at": (start + datetime.timedelta(hours=4)).isoformat(), "break_min": 0, "seats": 1,
                "hourly_wage_yen": 2000, "hiring_mode": "selection"}  # fmt: skip

    def run(self):
        while not self.stop.is_set():
            key = str(uuid.uuid4())
            body = self.body(key)
            begun = time.monotonic()
            while True:
                try:
                    status, _, answer = self.api.call("POST", "/v1/shifts", body, {"Idempotency-Key": key})
                except OSError:
                    status = 0
                if status == 201:
                    self.made[key] = answer["id"]
                    self.longest_gap = max(self.longest_gap, time.monotonic() - begun)
                    break
                assert status in (0, 409, 429, 500, 502, 503, 504), (status, answer)
                time.sleep(random.uniform(0.01, 0.1))


class Reader(threading.Thread):
    """Follows the changes from the first."""

    def __init__(self, api, done):
        super().__init__()
        self.api, self.done = api, done
        self.seen, self.numbers, self.epoch = set(), [], None

    def poll(self, after):
        try:
            status, _, page = self.api.call("GET", f"/v1/changes?after={after}&limit=200")
        except OSError:
            return after, True
        if status != 200:
            return after, True
        if self.epoch not in (None, page["epoch"]):  # what was shown last may never have been
            self.epoch, self.numbers = page["epoch"], []
            return 0, True
        self.epoch = page["epoch"]
        for change in page["changes"]:
            self.numbers.append(change["number"])
            self.seen.add(change["id"])
        return page["next_after"], bool(page["changes"])

    def run(self):
        after, more, is_last = 0, True, False
        while more or not is_last:
            is_last = self.done.is_set()  # before it looks: what was written until then must be there
            after, more = self.poll(after)
            time.sleep(0.02)


def judge(test, database, writers, readers):
    """Nothing acknowledged is lost, nothing is made twice, no change is missed, the whole database is sound."""
    made = {key: id for writer in writers for key, id in writer.made.items()}
    shifts = postgresql.rows(database, "SELECT title, id FROM shift")
    test.assertGreater(len(made), 50)
    test.assertEqual(len({title for title, _ in shifts}), len(shifts), "nothing is made twice")
    test.assertEqual({title: id for title, id in shifts} | made, dict(shifts), "nothing acknowledged is lost")
    for reader in readers:
        test.assertEqual(set(made.values()) - reader.seen, set(), "no change is missed")
        test.assertEqual(reader.numbers, sorted(set(reader.numbers)), "changes come once and in order")
    yui_service.command("check", "--database", database)
