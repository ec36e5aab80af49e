# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL is frozen, its kernel taking bytes all the while: no call hangs, and what was asked goes on afterwards."""

import os
import signal
import threading
import time
import unittest
import urllib.error
import urllib.request

import postgresql
import yui_service
from yui_clients import Reader, Writer, judge
from yui_service import Service

N_WRITERS = 8
HUNG = 75  # seconds; a call that is not answered by then is taken for one that never will be


class Frozen(unittest.TestCase):
    def setUp(self):
        self.database = postgresql.new_database()
        self.made = yui_service.make_programme(self.database)
        # the first of the two hosts is not there
        hosts = f"host=/nowhere,{postgresql.folder()}"
        self.service = Service(self.database.replace(f"host={postgresql.folder()}", hosts))
        self.service.start()
        self.addCleanup(self.service.stop)
        self.addCleanup(self.signal, signal.SIGCONT)

    def signal(self, number):
        for pid in postgresql.processes():
            os.kill(pid, number)

    def ask(self, path, answers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.service.port}{path}",
                                         headers={"Authorization": f"Bearer {self.made['owner']}"})  # fmt: skip
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(request, timeout=HUNG) as answer:
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError:
            status = 0
        answers.append((status, time.monotonic() - begun))

    def ask_while_frozen(self):
        answers = []
        threads = [threading.Thread(target=self.ask, args=("/v1/workplaces", answers)) for _ in range(4)]
        for thread in threads:
            thread.start()
        alive = yui_service.fetch(f"http://127.0.0.1:{self.service.monitor}/healthz")
        self.assertEqual(alive, (200, "ok\n"), "the process itself lives and says so")
        for thread in threads:
            thread.join()
        return answers

    def test_frozen_and_thawed(self):
        stop, done = threading.Event(), threading.Event()
        self.addCleanup(stop.set)
        self.addCleanup(done.set)
        api = lambda: self.service.api(self.made["owner"])  # noqa: E731
        writers = [Writer(api(), self.made["workplace"], stop) for _ in range(N_WRITERS)]
        reader = Reader(api(), done)
        for thread in [*writers, reader]:
            thread.start()
        time.sleep(3)
        self.signal(signal.SIGSTOP)
        answers = self.ask_while_frozen()
        self.signal(signal.SIGCONT)
        before = sum(len(w.made) for w in writers)
        until = time.monotonic() + 60
        while sum(len(w.made) for w in writers) < before + 50 and time.monotonic() < until:
            time.sleep(0.1)
        stop.set()
        for writer in writers:
            writer.join()
        done.set()
        reader.join()
        print("# while frozen: " + ", ".join(f"{status} after {seconds:.1f} s" for status, seconds in answers))
        # one whose headers could not be read in time is let go without a word
        self.assertEqual({status for status, _ in answers} | {0, 503}, {0, 503})
        self.assertLess(max(seconds for _, seconds in answers), HUNG)
        self.assertGreater(sum(len(w.made) for w in writers), before + 49, "the writers do not go on")
        judge(self, self.database, writers, [reader])


if __name__ == "__main__":
    unittest.main()
