# SPDX-License-Identifier: GPL-3.0-or-later
"""Several server processes on one PostgreSQL, behind haproxy: writers and readers go on while processes are killed.

Nothing acknowledged is lost, nothing is done twice, and no reader of the changes misses one."""

import datetime
import os
import random
import subprocess
import tempfile
import threading
import time
import unittest
import uuid

import postgresql
import yui_service
from yui_service import Service, free_port

N_SERVERS, N_WRITERS, N_READERS = 3, 8, 4
SECONDS = float(os.environ.get("YUI_CLUSTER_SECONDS", "12"))
JST = datetime.timezone(datetime.timedelta(hours=9))

HAPROXY = """
defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
frontend yui
  bind 127.0.0.1:{port}
  default_backend servers
backend servers
  balance roundrobin
  option httpchk GET /readyz
  retry-on conn-failure
  retries 3
  option redispatch
{servers}
"""


class Writer(threading.Thread):
    """Makes shifts; repeats each under its key until it is answered, as clients do."""

    def __init__(self, api, workplace, stop):
        super().__init__()
        self.api, self.workplace, self.stop = api, workplace, stop
        self.made = {}

    def body(self, key):
        start = (datetime.datetime.now(JST) + datetime.timedelta(days=5)).replace(hour=9, minute=0, second=0, microsecond=0)
        return {"workplace_id": self.workplace, "title": key, "starts_at": start.isoformat(),
                "ends_at": (start + datetime.timedelta(hours=4)).isoformat(), "break_min": 0, "seats": 1,
                "hourly_wage_yen": 2000, "hiring_mode": "selection"}  # fmt: skip

    def run(self):
        while not self.stop.is_set():
            key = str(uuid.uuid4())
            body = self.body(key)
            while True:
                try:
                    status, _, answer = self.api.call("POST", "/v1/shifts", body, {"Idempotency-Key": key})
                except OSError:
                    status = 0
                if status == 201:
                    self.made[key] = answer["id"]
                    break
                assert status in (0, 409, 429, 500, 502, 503, 504), (status, answer)
                time.sleep(random.uniform(0.01, 0.1))


class Reader(threading.Thread):
    """Follows the changes from the first."""

    def __init__(self, api, done):
        super().__init__()
        self.api, self.done = api, done
        self.seen, self.numbers = set(), []

    def poll(self, after):
        try:
            status, _, page = self.api.call("GET", f"/v1/changes?after={after}&limit=200")
        except OSError:
            return after, True
        if status != 200:
            return after, True
        for change in page["changes"]:
            self.numbers.append(change["number"])
            self.seen.add(change["id"])
        return page["next_after"], bool(page["changes"])

    def run(self):
        after, more = 0, True
        while more or not self.done.is_set():
            after, more = self.poll(after)
            time.sleep(0.02)


class Cluster(unittest.TestCase):
    def setUp(self):
        self.database = postgresql.new_database()
        self.made = yui_service.make_programme(self.database)
        self.services = [Service(self.database) for _ in range(N_SERVERS)]
        for service in self.services:
            service.start()
            self.addCleanup(service.stop)
        self.port = free_port()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "haproxy.cfg")
        with open(path, "w", encoding="utf-8") as file:
            file.write(HAPROXY.format(port=self.port, servers="\n".join(
                f"  server s{i} 127.0.0.1:{s.port} check port {s.monitor} inter 200ms fall 1 rise 1"
                for i, s in enumerate(self.services))))  # fmt: skip
        self.proxy = subprocess.Popen(["haproxy", "-db", "-f", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(self.proxy.wait)
        self.addCleanup(self.proxy.terminate)
        time.sleep(0.5)

    def api(self):
        return yui_service.yui_api.Api(f"http://127.0.0.1:{self.port}", self.made["owner"])

    def kill_now_and_then(self):
        until = time.monotonic() + SECONDS
        n = 0
        while time.monotonic() < until:
            time.sleep(random.uniform(0.5, 1.5))
            service = random.choice(self.services)
            service.stop(kill=True)
            time.sleep(random.uniform(0.1, 0.5))
            service.start()
            n += 1
        return n

    def test_processes_are_killed(self):
        stop, done = threading.Event(), threading.Event()
        writers = [Writer(self.api(), self.made["workplace"], stop) for _ in range(N_WRITERS)]
        readers = [Reader(self.api(), done) for _ in range(N_READERS)]
        for thread in writers + readers:
            thread.start()
        n_killed = self.kill_now_and_then()
        stop.set()
        for writer in writers:
            writer.join()
        done.set()
        for reader in readers:
            reader.join()
        made = {key: id for writer in writers for key, id in writer.made.items()}
        shifts = postgresql.rows(self.database, "SELECT title, id FROM shift")
        print(f"# {len(made)} acknowledged, {n_killed} processes killed")
        self.assertGreater(n_killed, 3)
        self.assertGreater(len(made), 50)
        self.assertEqual(len({title for title, _ in shifts}), len(shifts), "nothing is made twice")
        self.assertEqual({title: id for title, id in shifts} | made, dict(shifts), "nothing acknowledged is lost")
        for reader in readers:
            self.assertEqual(set(made.values()) - reader.seen, set(), "no change is missed")
            self.assertEqual(reader.numbers, sorted(set(reader.numbers)), "changes come once and in order")
        yui_service.command("check", "--database", self.database)


if __name__ == "__main__":
    unittest.main()
