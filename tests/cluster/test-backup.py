# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup taken while people write restores whole: what was acknowledged before it is in it, and its clients notice."""

import os
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

import postgresql
import yui_service
from yui_clients import Writer
from yui_service import Service

N_WRITERS = 8


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}: {done.stderr}"


class Backup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def back_up(self, database, take):
        """Calls take() while writers write; the keys acknowledged before and after, and the epoch."""
        made = yui_service.make_programme(database)
        service = Service(database)
        service.start()
        self.addCleanup(service.stop)
        stop = threading.Event()
        self.addCleanup(stop.set)
        writers = [Writer(service.api(made["owner"]), made["workplace"], stop) for _ in range(N_WRITERS)]
        for writer in writers:
            writer.start()
        time.sleep(3)
        before = {key for writer in writers for key in dict(writer.made)}
        take()
        after = {key for writer in writers for key in dict(writer.made)}
        time.sleep(1)
        stop.set()
        for writer in writers:
            writer.join()
        self.assertGreater(len(before), 50)
        self.assertGreater(len(after), len(before), "people write during the backup")
        epoch = service.api(made["owner"]).get("/v1/changes?after=0&limit=1")["epoch"]
        return made, before, {key for writer in writers for key in writer.made}, epoch

    def judge(self, database, titles, made, before, known, epoch):
        print(f"# {len(before)} acknowledged before the backup, {len(titles)} in it, {len(known)} at the end")
        self.assertEqual(before - titles, set(), "all that was acknowledged before the backup is in it")
        service = Service(database)
        service.start()
        self.addCleanup(service.stop)
        api = service.api(made["owner"])
        self.assertNotEqual(api.get("/v1/changes?after=0&limit=1")["epoch"], epoch, "clients notice")
        api.post("/v1/shifts", Writer(None, made["workplace"], None).body("after the restore"))

    def test_file(self):
        database, copy, restored = (os.path.join(self.folder, name) for name in ("yui.db", "copy.db", "restored.db"))
        made, *told = self.back_up(database, lambda: yui_service.command("backup", "--database", database, "--to", copy))
        yui_service.command("restore", "--from", copy, "--database", restored)
        titles = {row[0] for row in sqlite3.connect(restored).execute("SELECT title FROM shift")}
        self.judge(restored, titles, made, *told)

    def test_postgresql(self):
        """By PostgreSQL's own tools, as its superuser: row-level security holds the server's role."""
        database, restored = postgresql.new_database(), postgresql.new_database()
        dump = os.path.join(self.folder, "dump")
        as_superuser = [uri.replace("//yui@", "//root@") for uri in (database, restored)]
        made, *told = self.back_up(database, lambda: run("pg_dump", "-Fc", "-f", dump, as_superuser[0]))
        run("pg_restore", "--no-comments", "-d", as_superuser[1], dump)
        yui_service.command("restore", "--database", restored)
        yui_service.command("check", "--database", restored)
        titles = {row[0] for row in postgresql.rows(restored, "SELECT title, 0 FROM shift")}
        self.judge(restored, titles, made, *told)


if __name__ == "__main__":
    unittest.main()
