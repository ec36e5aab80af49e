# SPDX-License-Identifier: GPL-3.0-or-later
"""Several server processes on one PostgreSQL, behind haproxy: writers and readers go on while processes are killed.

Nothing acknowledged is lost, nothing is done twice, and no reader of the changes misses one."""

import os
import random
import subprocess
import tempfile
import threading
import time
import unittest

import postgresql
import yui_service
from yui_clients import Reader, Writer, judge
from yui_service import Service, free_port

N_SERVERS, N_WRITERS, N_READERS = 3, 8, 4
SECONDS = float(os.environ.get("YUI_CLUSTER_SECONDS", "12"))

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
        print(f"# {sum(len(w.made) for w in writers)} acknowledged, {n_killed} processes killed")
        self.assertGreater(n_killed, 3)
        judge(self, self.database, writers, readers)

    def test_change_reaches_other_processes(self):
        """A stream at one process tells of what was written at another."""
        first, second = self.services[:2]
        lines = first.listen(self.made["owner"])
        body = Writer(None, self.made["workplace"], None).body("heard elsewhere")
        second.api(self.made["owner"]).post("/v1/shifts", body)
        written = time.monotonic()
        while '"resource":"shift"' not in lines.readline():
            pass
        print(f"# {(time.monotonic() - written) * 1000:.0f} ms from an answer of one process to a stream of another")


if __name__ == "__main__":
    unittest.main()
