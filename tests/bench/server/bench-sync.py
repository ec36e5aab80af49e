# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a client that was away needs to catch up, and what waiting listeners cost:
push of 500 ops, pull of 10,000 changes, 11,000 idle event streams and a change that reaches all of them.

  app/run exec python3 tests/bench/server/bench-sync.py [ROUNDS] [STREAMS]
"""

import datetime
import hashlib
import http.client
import json
import os
import resource
import selectors
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
import urllib.parse
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "ui"))

import yui_api  # noqa: E402

OPS = 500
CHANGES = 10000
PAGE = 500
DEVICE = str(uuid.uuid4())
CONNECTING_AT_ONCE = 100


def stamp(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def memory_mb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        fields = dict(line.split(":", 1) for line in status)
    return {name: int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")}


def cpu_ms(pid):
    """What the process has used of the processors: steadier than the clock on a busy machine."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def say(what, times_ms):
    ordered = sorted(times_ms)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"{what:34} median {statistics.median(ordered):8.1f} ms   p99 {p99:8.1f} ms   n {len(ordered)}", flush=True)


class Bench:
    def __init__(self, folder):
        self.server = yui_api.EmbeddedServer(folder)
        self.db = sqlite3.connect(os.path.join(folder, "yui.db"), timeout=30)
        url = urllib.parse.urlsplit(self.server.url)
        self.host, self.port = url.hostname, url.port
        self.pid = self.find_pid()
        self.kiosk = self.add_account("kiosk")
        self.owner = self.add_account("coordinator")

    def find_pid(self):
        return self.server.process.pid

    def add_account(self, role):
        account, token = str(uuid.uuid4()), str(uuid.uuid4())
        with self.db:
            self.add_rows([(account, token)], role)
        return token

    def add_rows(self, pairs, role):
        self.db.executemany(
            "INSERT INTO account (programme_id, id, display_name, role, created_s) VALUES (1, ?, 'x', ?, 0)",
            [(account, role) for account, _ in pairs])  # fmt: skip
        self.db.executemany(
            "INSERT INTO access_token (programme_id, token_sha256, account_id, created_s) VALUES (1, ?, ?, 0)",
            [(hashlib.sha256(token.encode()).digest(), account) for account, token in pairs])  # fmt: skip

    def connect(self):
        return http.client.HTTPConnection(self.host, self.port, timeout=60)

    # ---- push ----

    def push(self, rounds):
        contracts = [row[0] for row in self.db.execute(
            "SELECT id FROM contract WHERE cancelled_s IS NULL ORDER BY start_s DESC LIMIT 125")]  # fmt: skip
        kinds = ("in", "break_start", "break_end", "out")
        connection, seq, times, cpu = self.connect(), 0, [], cpu_ms(self.pid)
        for i in range(rounds):
            ops = []
            for n in range(OPS):
                seq += 1
                at = stamp(time.time() - 86400 * (i + 1) + n % 4 * 3600)
                body = {"contract_id": contracts[n // 4 % len(contracts)], "kind": kinds[n % 4], "occurred_at": at}
                ops.append({"op_id": str(uuid.uuid4()), "device_seq": seq, "kind": "clock_event", "body": body,
                            "occurred_at": at, "clock_offset_s": 0})  # fmt: skip
            text = json.dumps({"device_id": DEVICE, "ops": ops})
            begun = time.perf_counter()
            connection.request("POST", "/v1/sync/ops", text,
                               {"Authorization": f"Bearer {self.kiosk}", "Content-Type": "application/json"})  # fmt: skip
            answer = connection.getresponse()
            data = answer.read()
            times.append((time.perf_counter() - begun) * 1000)
            states = {result["state"] for result in json.loads(data)["results"]}
            assert answer.status == 200 and states == {"applied"}, data[:500]
        say(f"push of {OPS} check-ins", times)
        print(f"    {(cpu_ms(self.pid) - cpu) / rounds:.1f} ms of processor each")

    # ---- pull ----

    def pull(self, rounds):
        with self.db:
            first = self.db.execute("SELECT change_number FROM programme WHERE programme_id = 1").fetchone()[0]
            self.db.executemany(
                "INSERT INTO change_log (programme_id, number, resource, id, changed_s) VALUES (1, ?, 'shift', ?, ?)",
                [(first + n + 1, str(uuid.uuid4()), int(time.time())) for n in range(CHANGES)])  # fmt: skip
            self.db.execute("UPDATE programme SET change_number = ? WHERE programme_id = 1", (first + CHANGES,))
        connection, times, before, cpu = self.connect(), [], memory_mb(self.pid), cpu_ms(self.pid)
        for _ in range(rounds):
            begun, after, n = time.perf_counter(), first, 0
            while n < CHANGES:
                connection.request("GET", f"/v1/changes?after={after}&limit={PAGE}",
                                   headers={"Authorization": f"Bearer {self.owner}"})  # fmt: skip
                data = connection.getresponse().read()
                n += data.count(b'"number"')
                after = int(data[data.rindex(b'"next_after":') + 13 :].split(b",")[0])
            times.append((time.perf_counter() - begun) * 1000)
        say(f"pull of {CHANGES} changes in pages of {PAGE}", times)
        now = memory_mb(self.pid)
        print(f"    {(cpu_ms(self.pid) - cpu) / rounds:.1f} ms of processor each")
        print(f"    server {before['VmRSS']:.1f} MB before, {now['VmRSS']:.1f} MB after, {now['VmHWM']:.1f} MB at most")

    # ---- streams ----

    def listen(self, tokens):
        selector, waiting = selectors.EpollSelector(), []
        for i, token in enumerate(tokens):
            ear = socket.create_connection((self.host, self.port))
            ear.sendall(f"GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
            waiting.append(ear)
            if len(waiting) == CONNECTING_AT_ONCE or i + 1 == len(tokens):
                for one in waiting:
                    text = b""
                    while b"hello" not in text:
                        piece = one.recv(4096)
                        assert piece, text
                        text += piece
                    one.setblocking(False)
                    selector.register(one, selectors.EVENT_READ)
                waiting = []
        return selector

    def change(self, shift):
        api = yui_api.Api(self.server.url, self.manager)
        begun = time.perf_counter()
        status, _, answer = api.call("PATCH", f"/v1/shifts/{shift}", {"description": str(begun)}, {"If-Match": "*"})
        assert status == 200, answer
        return begun

    def hear_all(self, selector, n):
        """Seconds after now at which the first, the middle and the last listener had heard."""
        heard, times = set(), []
        until = time.perf_counter() + 30
        while len(heard) < n and time.perf_counter() < until:
            for key, _ in selector.select(1):
                text = key.fileobj.recv(4096)
                assert text, "a stream was closed"
                if b"change" in text and key.fd not in heard:
                    heard.add(key.fd)
                    times.append(time.perf_counter())
        assert len(heard) == n, f"{len(heard)} of {n}"
        return times

    def streams(self, n, rounds):
        pairs = [(str(uuid.uuid4()), str(uuid.uuid4())) for _ in range(n)]
        with self.db:
            self.add_rows(pairs, "coordinator")
        employer, shift = self.db.execute("SELECT employer_id, id FROM shift WHERE state = 'draft' LIMIT 1").fetchone() or (
            self.db.execute("SELECT employer_id, id FROM shift ORDER BY start_s DESC LIMIT 1").fetchone())
        account, self.manager = str(uuid.uuid4()), str(uuid.uuid4())
        with self.db:
            self.db.execute("INSERT INTO account (programme_id, id, display_name, role, employer_id, created_s) "
                            "VALUES (1, ?, 'x', 'employer_owner', ?, 0)", (account, employer))  # fmt: skip
            self.db.execute("INSERT INTO access_token (programme_id, token_sha256, account_id, created_s) "
                            "VALUES (1, ?, ?, 0)", (hashlib.sha256(self.manager.encode()).digest(), account))  # fmt: skip
        before, begun = memory_mb(self.pid), time.perf_counter()
        selector = self.listen([token for _, token in pairs])
        took, after = time.perf_counter() - begun, memory_mb(self.pid)
        print(f"{n} streams opened in {took:.1f} s: server {before['VmRSS']:.1f} MB before, {after['VmRSS']:.1f} MB after")
        last, middle = [], []
        for _ in range(rounds):
            begun = self.change(shift)
            times = [at - begun for at in self.hear_all(selector, n)]
            last.append(max(times) * 1000)
            middle.append(statistics.median(times) * 1000)
            time.sleep(0.2)
        say("a change reaches half of them", middle)
        say("a change reaches all of them", last)
        print(f"    server {memory_mb(self.pid)['VmRSS']:.1f} MB at the end")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    streams = int(sys.argv[2]) if len(sys.argv) > 2 else 11000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        bench.push(rounds)
        bench.pull(rounds)
        bench.streams(min(streams, hard - 1500), rounds)
        bench.db.close()
        bench.server.stop()


if __name__ == "__main__":
    main()
