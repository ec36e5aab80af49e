# SPDX-License-Identifier: GPL-3.0-or-later
"""Failover under writers: the primary is killed, frozen and thawed, a standby is cut.

Writers repeat every call under its key until it is answered, as the clients' outbox does. Nothing acknowledged is lost,
nothing is done twice, and afterwards the writers go on without anybody's hand."""

import os
import random
import signal
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cluster"))

import yui_service  # noqa: E402
from yui_clients import Reader, Writer, judge  # noqa: E402
from yui_patroni import Cluster  # noqa: E402
from yui_service import Service  # noqa: E402

N_WRITERS = 8


class Failover(unittest.TestCase):
    def setUp(self):
        self.cluster = Cluster()
        self.addCleanup(self.cluster.close)
        self.database = self.cluster.uri()
        self.made = yui_service.make_programme(self.database)
        self.services = [Service(self.database) for _ in range(2)]
        for service in self.services:
            service.start()
            self.addCleanup(service.stop)

    def api(self, i):
        return self.services[i % len(self.services)].api(self.made["owner"])

    def run_with_writers(self, happen):
        """Lets writers and a reader work while happen() does, and judges what they were told."""
        stop, done = threading.Event(), threading.Event()
        writers = [Writer(self.api(i), self.made["workplace"], stop) for i in range(N_WRITERS)]
        reader = Reader(self.api(0), done)
        for thread in [*writers, reader]:
            thread.start()
        time.sleep(5)
        before = sum(len(w.made) for w in writers)
        happen()
        self.cluster.wait(self.cluster.whole, 120, "the cluster is not whole again")
        after = sum(len(w.made) for w in writers)
        self.cluster.wait(lambda: sum(len(w.made) for w in writers) > after + 20, 60, "the writers do not go on")
        stop.set()
        for writer in writers:
            writer.join()
        done.set()
        reader.join()
        gap = max(w.longest_gap for w in writers)
        print(f"# {before} acknowledged before, {sum(len(w.made) for w in writers)} in all, longest gap {gap:.1f} s")
        judge(self, self.database, writers, [reader])

    def leave(self, old):
        self.cluster.wait(lambda: self.cluster.leader() not in (None, old), 90, "nobody takes over")

    def test_primary_is_killed(self):
        def happen():
            old = self.cluster.leader()
            old.signal(signal.SIGKILL)
            self.leave(old)
            old.start()

        self.run_with_writers(happen)

    def test_primary_is_frozen_and_thaws(self):
        def happen():
            old = self.cluster.leader()
            old.signal(signal.SIGSTOP)
            self.leave(old)
            old.signal(signal.SIGCONT)

        self.run_with_writers(happen)

    def test_standby_is_cut(self):
        def happen():
            standby = random.choice([node for node in self.cluster.nodes if node is not self.cluster.leader()])
            standby.signal(signal.SIGKILL)
            time.sleep(10)
            standby.start()

        self.run_with_writers(happen)


if __name__ == "__main__":
    unittest.main()
