# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract against itself and against the server.

redocly reads data/openapi.yaml. Then every call that the tests of the server make is made again through prism, which
holds it and its answer to the contract: the tests write down their traffic (YUI_TRAFFIC), a small server says what the
real one said, and prism stands in front of it. So no call is written twice, and binary answers and one-time tokens,
which prism would spoil, never pass through it on their way to a test. What the server refused is not held to the
contract's requests, since the tests ask wrongly on purpose; what it accepted is.

Fails for: an operation that was never answered with success, a status or body that the contract does not name, a 5xx.

The programs are $YUI_CONTRACT_PROGRAMS; the tools are in $YUI_CONTRACT_TOOLS, put there by tests/run."""

import base64
import concurrent.futures
import http.client
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "server"))

from yui_contract import Contract  # noqa: E402

TOOLS = os.path.join(os.environ.get("YUI_CONTRACT_TOOLS", "/nonexistent"), "node_modules", ".bin")
CONTRACT = os.path.join(os.environ["YUI_SOURCE"], "data", "openapi.yaml")
HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.environ.get("YUI_CONTRACT_PROGRAMS", "").split(":")
SPOKEN_FOR = ("host", "connection", "accept-encoding", "content-length", "transfer-encoding", "date", "keep-alive")
# An answer without an end cannot be replayed; its tests read it off the socket.
ENDLESS = {"streamEvents"}
# Where a test takes the disk away or breaks a row and looks how the server says so.
BROKEN_ON_PURPOSE = {("createShift", 507), ("lockPayRun", 500)}
THREADS = 4
PATIENCE_S = 60
QUIET = {**os.environ, "NO_COLOR": "1", "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "CI": "1"}


def record(folder):
    """What the programs said to their servers and heard back."""
    file = os.path.join(folder, "traffic.jsonl")
    for program in PROGRAMS:
        # Whether the tests themselves pass is for the suite `server` to say.
        subprocess.run([program], env={**os.environ, "YUI_TRAFFIC": file}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Replay(http.server.BaseHTTPRequestHandler):
    """Says again what was said to the exchange that a call names."""

    protocol_version = "HTTP/1.1"
    exchanges = []

    def answer(self):
        exchange = self.exchanges[int(self.headers["X-Yui-Exchange"])]
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = base64.b64decode(exchange["answer_base64"])
        self.send_response(exchange["status"])
        for name, value in exchange["told"].items():
            if name.lower() not in SPOKEN_FOR:
                self.send_header(name, value)
        if exchange["status"] != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *args):
        pass


class Prism:
    def __init__(self, upstream, *options):
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.process = subprocess.Popen(
            [os.path.join(TOOLS, "prism"), "proxy", "--errors", *options, "-h", "127.0.0.1", "-p", str(self.port), CONTRACT,
             upstream], env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        self.local = threading.local()
        self.wait()

    def wait(self):
        for _ in range(PATIENCE_S * 10):
            assert self.process.poll() is None, "prism does not start"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("prism does not listen")

    def call(self, number, exchange):
        """Status and body as prism lets them through."""
        headers = {k: v for k, v in exchange["asked"].items() if k.lower() not in SPOKEN_FOR}
        headers["X-Yui-Exchange"] = str(number)
        # prism falls over a body that is no JSON, also where it is told not to look at it.
        body = base64.b64decode(exchange["body_base64"]) if exchange["status"] < 400 else None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.request(exchange["method"], exchange["path"], body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, text

    def stop(self):
        self.process.terminate()
        self.process.wait()


def pattern(operation):
    """The operation's path, with values as the contract has them: an id is one, a word is not."""
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part)
                              for part in re.split(r"(\{[^}]+\})", operation.path)))  # fmt: skip


def complaint(text):
    """What prism says is wrong, short."""
    try:
        problem = json.loads(text)
    except ValueError:
        return text[:300]
    parts = [f"{'.'.join(str(p) for p in v.get('location', []))}: {v.get('message')}" for v in problem.get("validation", [])]
    return "; ".join(parts)[:600] or problem.get("detail", text[:300])


def find_broken(heard):
    """Answers of 500 and more, also of paths that the contract does not have."""
    named = [(operation.id if operation else exchange["path"], exchange["status"]) for exchange, operation in heard]
    return [f"{name}: status {status}" for name, status in named
            if status >= 500 and (name, status) not in BROKEN_ON_PURPOSE]  # fmt: skip


class JudgementTest(unittest.TestCase):
    def test_broken(self):
        """An answer of 500 fails the run wherever it comes from, but where it was brought about."""
        operations = {operation.id: operation for operation in Contract().operations()}
        heard = [({"path": "/v1/shifts", "status": status}, operations.get(name))
                 for name, status in (("listShifts", 200), ("listShifts", 500), ("createShift", 507), ("createShift", 500),
                                      ("lockPayRun", 503), ("lockPayRun", 500), (None, 500), (None, 404))]  # fmt: skip
        self.assertEqual(find_broken(heard), ["listShifts: status 500", "createShift: status 500", "lockPayRun: status 503",
                                              "/v1/shifts: status 500"])  # fmt: skip


@unittest.skipUnless(os.path.exists(os.path.join(TOOLS, "prism")), "redocly and prism are not here: tests/run contract "
                     "installs them from the npm registry, which it could not reach")  # fmt: skip
class ContractTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.operations = [(pattern(operation), operation) for operation in Contract().operations()]

    def find(self, exchange):
        path = exchange["path"].split("?")[0]
        found = [o for p, o in self.operations if o.method == exchange["method"] and p.fullmatch(path)]
        return min(found, key=lambda o: len(o.path_values()), default=None)

    def test_it_is_read(self):
        """redocly finds nothing to say about it."""
        done = subprocess.run([os.path.join(TOOLS, "redocly"), "lint", "--config", os.path.join(HERE, "redocly.yaml"), CONTRACT],
                              env=QUIET, capture_output=True, text=True)  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_it_is_kept(self):
        """Every call of the server's tests, and its answer, is one of the contract's."""
        with tempfile.TemporaryDirectory() as folder:
            heard = [(exchange, self.find(exchange)) for exchange in record(folder)]
        known = [(exchange, operation) for exchange, operation in heard if operation is not None]
        Replay.exchanges = [exchange for exchange, _ in known]
        upstream = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Replay)
        upstream.daemon_threads = True
        threading.Thread(target=upstream.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{upstream.server_address[1]}"
        strict, lenient = Prism(address), Prism(address, "--validate-request=false")
        try:
            faults = self.pass_through(known, strict, lenient)
        finally:
            strict.stop()
            lenient.stop()
            upstream.shutdown()
        faults += self.find_unreached(known)
        faults += find_broken(heard)
        self.assertEqual(sorted(set(faults)), [], f"{len(known)} calls")

    @staticmethod
    def pass_through(known, strict, lenient):
        def one(number):
            exchange, operation = known[number]
            proxy = strict if exchange["status"] < 400 else lenient
            status, text = proxy.call(number, exchange)
            if status == exchange["status"]:
                return None
            return f"{operation.id} {exchange['status']}: {complaint(text)}"

        with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
            return [fault for fault in pool.map(one, range(len(known))) if fault]

    def find_unreached(self, known):
        reached = ENDLESS | {operation.id for exchange, operation in known if 200 <= exchange["status"] < 300}
        return [f"{operation.id}: never answered with success" for _, operation in self.operations
                if operation.id not in reached]  # fmt: skip


if __name__ == "__main__":
    unittest.main()
