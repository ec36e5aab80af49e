# SPDX-License-Identifier: GPL-3.0-or-later
"""The server and its peers as processes, and wrk, which asks them."""

import contextlib
import dataclasses
import datetime
import json
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
JST = datetime.timezone(datetime.timedelta(hours=9))
running = []  # servers that were started and not stopped


@contextlib.contextmanager
def folder(parent):
    """A folder on the disk of parent that goes when it is left, with all servers."""
    parent.mkdir(parents=True, exist_ok=True)
    path = pathlib.Path(tempfile.mkdtemp(dir=parent))
    try:
        yield path
    finally:
        for server in list(running):
            server.stop()
        shutil.rmtree(path)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def pinned(cores, words):
    return ["taskset", "-c", cores, *words] if cores else list(words)


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    def json(self):
        return json.loads(self.body)


class Server:
    """A process that serves Yui's shifts on a loopback port."""

    name = ""

    def __init__(self, database, cores=None):
        self.database, self.cores, self.port, self.process = str(database), cores, free_port(), None

    def words(self):
        raise NotImplementedError

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Whether it answers, after a while at most."""
        self.process = subprocess.Popen(pinned(self.cores, self.words()), stderr=subprocess.DEVNULL)
        running.append(self)
        while self.process.poll() is None:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return True
            time.sleep(0.002)
        return False

    def stop(self):
        running.remove(self)
        self.process.terminate()
        self.process.wait()

    def cpu_s(self):
        """Processor time that the process has used."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, path, words, connections, seconds, cores=None):
        """wrk's answer and, as cpu_us, the processor time of a call."""
        before = self.cpu_s()
        done = wrk(self.url + path, words, connections, seconds, cores)
        return done | {"cpu_us": (self.cpu_s() - before) / done["calls"] * 1e6}

    def get(self, path, token):
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {token}"})
        try:
            with urllib.request.urlopen(request) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())


class Yui(Server):
    name = "Yui"

    def words(self):
        program = pathlib.Path(os.environ["YUI_PREFIX"], "bin", "yui-server")
        return [program, "--database", self.database, "--listen", f"127.0.0.1:{self.port}", "--reads-per-second", "0"]


class Fastify(Server):
    name = "Fastify"

    def words(self):
        return ["node", HERE / "fastify-peer.cjs", self.database, str(self.port)]


class Soup(Server):
    name = "libsoup"

    def __init__(self, database, build, cores=None):
        super().__init__(database, cores)
        self.program = build / "tests/bench/server/soup-peer"

    def words(self):
        return [self.program, self.database, str(self.port)]


def wrk(url, words, connections, seconds, cores=None, threads=1):
    """What came of asking url for that long; words are for calls.lua."""
    done = subprocess.run(pinned(cores, ["wrk", "--timeout", "10s", f"-t{threads}", f"-c{connections}", f"-d{seconds}s",
                                         "-s", HERE / "calls.lua", url, "--", *words]),
                          capture_output=True, text=True, check=True)  # fmt: skip
    result = [text for text in done.stdout.splitlines() if text.startswith("JSON ")]
    assert result, done.stdout + done.stderr
    return json.loads(result[0][5:])


def group_commit(build, path, seconds):
    done = subprocess.run([build / "tests/bench/server/group-commit", path, str(seconds)], capture_output=True, text=True,
                          check=True)  # fmt: skip
    return json.loads(done.stdout)


def execute(database, sql):
    """Runs one statement; the first value of its first row, if it gives one."""
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as db:
        row = db.execute(sql).fetchone()
        db.commit()
        return row[0] if row else None
