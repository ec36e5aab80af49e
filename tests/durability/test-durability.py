# SPDX-License-Identifier: GPL-3.0-or-later
"""Server and kiosk are killed at random, with and without a power cut, while check-ins go through the kiosk's outbox
and shifts are made over HTTP.

Nothing that was acknowledged is lost: a check-in once the outbox has it, a shift once the server said so. Nothing is
done twice. A control that syncs too little must lose something, or the test could not fail."""

import contextlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cluster"), str(HERE.parent / "bench/server")]

import servers  # noqa: E402
import town  # noqa: E402
import yui_service  # noqa: E402
from yui_clients import Writer  # noqa: E402

KILLS = int(os.environ.get("YUI_KILL_ROUNDS", "10"))
CUTS = int(os.environ.get("YUI_CUT_ROUNDS", "10"))
CONTROL_ROUNDS = 5
SIZE = town.Size(workplaces=60, workers=600, weeks=0, wave_seats=500)
FIRST, LAST = SIZE.wave_contract(0)[0], SIZE.wave_contract(SIZE.n_wave)[0]
N_WRITERS = 2


class Process:
    """A program that is started again and again, with or without the disk that forgets."""

    def __init__(self, environment):
        self.environment, self.process = os.environ | environment, None

    def spawn(self, words, **how):
        self.process = subprocess.Popen(words, env=self.environment, stderr=subprocess.DEVNULL, **how)

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()


class Server(Process):
    def __init__(self, database, environment):
        super().__init__(environment)
        self.service = yui_service.Service(str(database))

    def start(self):
        s = self.service
        self.spawn([yui_service.SERVER, "--database", s.database, "--listen", f"127.0.0.1:{s.port}", "--monitor",
                    f"127.0.0.1:{s.monitor}"])  # fmt: skip
        s.wait_ready()


class Kiosk(Process):
    """safe: the contracts whose check-in the outbox has said to have."""

    def __init__(self, url, database, environment):
        super().__init__(environment)
        self.words = [os.environ["YUI_OUTBOX_CLIENT"], url, "kiosk-0", str(database)]
        self.safe, self.next = set(), FIRST

    def start(self):
        self.spawn([*self.words, str(self.next), str(LAST)], stdout=subprocess.PIPE, text=True)

    def kill(self):
        super().kill()
        if self.process is None:
            return
        said = [int(line) for line in self.process.stdout.read().splitlines() if line.isdigit()]
        self.process.stdout.close()
        self.process = None
        self.safe.update(said)
        self.next = max([self.next, *said]) + 20  # some more may have been on their way

    def send_rest(self):
        """How many the server refused."""
        done = subprocess.run(self.words, env=self.environment, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              text=True, timeout=300, check=True)  # fmt: skip
        return int(done.stdout)


class Durability(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="yui-durability-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.database = self.folder / "yui.db"
        town.make_first(self.database)
        town.fill(SIZE, town.Sqlite(self.database))

    def run_rounds(self, n_rounds, environment):
        """Kills for that many rounds; (server, kiosk, writers), all still."""
        server = Server(self.database, environment)
        server.start()
        kiosk = Kiosk(f"http://127.0.0.1:{server.service.port}", self.folder / "kiosk.db", environment)
        kiosk.start()
        stop = threading.Event()
        writers = [Writer(server.service.api("owner-0"), town.uuid(town.WORKPLACE, 0), stop) for _ in range(N_WRITERS)]
        self.addCleanup(stop.set)
        self.addCleanup(kiosk.kill)
        self.addCleanup(server.kill)
        for writer in writers:
            writer.daemon = True
            writer.start()
        for _ in range(n_rounds):
            time.sleep(random.uniform(0.05, 0.6))
            for victim in random.choice([[server], [kiosk], [server, kiosk]]):
                victim.kill()
                victim.start()
        stop.set()
        for writer in writers:
            writer.join()
        kiosk.kill()
        return server, kiosk, writers

    def rows(self, sql):
        with contextlib.closing(servers.sqlite3.connect(self.database)) as db:
            return db.execute(sql).fetchall()

    def lost(self, kiosk, writers):
        """Acknowledged check-ins and shifts that are not there, once all that was left is sent."""
        here = {id for id, in self.rows("SELECT contract_id FROM clock_event")}
        shifts = dict(self.rows("SELECT title, id FROM shift"))
        made = {key: id for writer in writers for key, id in writer.made.items()}
        return ([n for n in kiosk.safe if town.uuid(town.CONTRACT, n) not in here]
                + [key for key, id in made.items() if shifts.get(key) != id])  # fmt: skip

    def judge(self, server, kiosk, writers, n_rounds):
        self.assertEqual(kiosk.send_rest(), 0, "nothing is refused")
        server.kill()
        yui_service.command("check", "--database", str(self.database))
        self.assertEqual(self.lost(kiosk, writers), [], "nothing acknowledged is lost")
        made = sum(len(writer.made) for writer in writers)
        print(f"# {n_rounds} rounds, {len(kiosk.safe)} check-ins and {made} shifts acknowledged")
        self.assertGreater(len(kiosk.safe), n_rounds)
        first = town.uuid(town.CONTRACT, FIRST)
        twice = f"SELECT contract_id FROM clock_event WHERE contract_id >= '{first}' GROUP BY 1 HAVING count(*) > 1"
        self.assertEqual(self.rows(twice), [], "no check-in is there twice")
        self.assertEqual(self.rows("SELECT title FROM shift WHERE length(title) = 36 GROUP BY 1 HAVING count(*) > 1"), [],
                         "no shift is there twice")  # fmt: skip
        # Each call was carried out once: as many audited as have a record and left an event.
        for operation, things in (
            ("createClockEvent", f"SELECT count(*) FROM clock_event WHERE contract_id >= '{first}'"),
            ("createShift", "SELECT count(*) FROM shift WHERE length(title) = 36"),
        ):
            audited = self.rows(f"SELECT count(*) FROM audit_log WHERE operation = '{operation}' AND status = 201")
            self.assertEqual(audited, self.rows(things), f"every {operation} was carried out once")

    def test_killed(self):
        self.judge(*self.run_rounds(KILLS, {}), KILLS)

    def test_power_cut(self):
        self.judge(*self.run_rounds(CUTS, {"LD_PRELOAD": os.environ["YUI_POWER_CUT"]}), CUTS)

    def test_control_loses(self):
        environment = {"LD_PRELOAD": os.environ["YUI_POWER_CUT"], "YUI_POWER_CUT_CONTROL": "1"}
        server, kiosk, writers = self.run_rounds(CONTROL_ROUNDS, environment)
        kiosk.send_rest()
        server.kill()
        n_lost = len(self.lost(kiosk, writers))
        print(f"# synchronous=NORMAL lost {n_lost} in {CONTROL_ROUNDS} rounds")
        self.assertGreater(n_lost, 0, "a disk that is not asked to sync loses something")


if __name__ == "__main__":
    unittest.main()
