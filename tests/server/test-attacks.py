# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger can send to a server without proxy: its memory stays flat, and others are served meanwhile.

Each attack runs against a real process on loopback, beside somebody who opens a new connection every tenth of a second
and wants an answer. Flat means that the process grows by no more than GROWTH_MAX while it lasts: a thousand connections
of 64 KiB each would be 64 MiB if every one of them were filled."""

import json
import os
import resource
import socket
import sys
import threading
import time
import unittest
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ui"))

import yui_api  # noqa: E402

MIB = 1024 * 1024
GROWTH_MAX = 64 * MIB
PATIENCE_S = 30  # of the one who wants an answer meanwhile
HEADERS_S = 15  # the server's, from yui-http.h
NOWHERE = "01930000-0000-7000-8000-00000000dead"
DRAFT = {"title": "x", "seats": 1, "break_min": 0, "hourly_wage_yen": 5000}


def setUpModule():
    global server, host, port, owner
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(4096, hard)), hard))
    server = yui_api.EmbeddedServer()
    host, port = server.url.removeprefix("http://").split(":")
    port = int(port)
    owner = server.account("employer_owner")
    for _ in range(50):
        owner.get("/v1/session")


def tearDownModule():
    server.stop()


def resident():
    with open(f"/proc/{server.process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


class Beside(threading.Thread):
    """Somebody else's calls, and the server's memory, while an attack runs."""

    def __enter__(self):
        self.first = self.peak = resident()
        self.served, self.failures, self.is_over = 0, [], False
        self.start()
        return self

    def __exit__(self, *problem):
        self.is_over = True
        self.join()
        if problem[0] is None:
            assert self.served > 0 and not self.failures, self.failures
            grown = self.peak - self.first
            print(f"# grown by {grown / MIB:.1f} MiB to {self.peak / MIB:.1f} MiB; {self.served} calls beside")
            assert grown <= GROWTH_MAX, f"the server grew by {grown / MIB:.1f} MiB"
            assert server.process.poll() is None

    def run(self):
        while True:
            try:
                status = exchange(get("/healthz"), timeout=PATIENCE_S)
                if not status.startswith(b"HTTP/1.1 200 "):
                    self.failures.append(status[:80])
                self.served += 1
            except OSError as error:
                self.failures.append(repr(error))
            self.peak = max(self.peak, resident())
            if self.is_over:
                return
            time.sleep(0.1)


def get(path, *headers):
    lines = [f"GET {path} HTTP/1.1", "Host: x", "Connection: close", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def post(path, body, *headers, key=None, close=True):
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Authorization: Bearer {owner.token}",
             f"Idempotency-Key: {key or uuid.uuid4()}", "Content-Type: application/json", *headers]  # fmt: skip
    lines += [f"Content-Length: {len(body)}"] if body is not None else []
    lines += ["Connection: close"] if close else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (body or b"")


def read_all(connection):
    answer = b""
    try:
        while piece := connection.recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    return answer


def exchange(sent, timeout=20):
    """All that comes back until the server hangs up."""
    with socket.create_connection((host, port), timeout=timeout) as connection:
        try:
            connection.sendall(sent)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return read_all(connection)


def status_of(answer):
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


def flood(first, piece, size, timeout=60):
    """Sends first and then piece after piece; returns the answer and how many bytes were taken."""
    with socket.create_connection((host, port), timeout=timeout) as connection:
        taken = 0
        try:
            connection.sendall(first)
            while taken < size:
                connection.sendall(piece)
                taken += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return read_all(connection), taken


class Attacks(unittest.TestCase):
    def assertProblem(self, answer, status, name):
        self.assertEqual(status_of(answer), status, answer[:200])
        head, _, body = answer.partition(b"\r\n\r\n")
        self.assertIn(b"content-type: application/problem+json", head.lower())
        self.assertEqual(json.loads(body)["type"], f"urn:yui:problem:{name}")

    def assertRefused(self, answer, what):
        """A 4xx or nothing, and one answer only."""
        self.assertTrue(status_of(answer) == 0 or 400 <= status_of(answer) < 500, (what, answer[:200]))
        self.assertLessEqual(answer.count(b"HTTP/1.1 "), 1, (what, answer))

    def test_endless_header(self):
        with Beside():
            for _ in range(8):
                answer, taken = flood(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", b"a" * 65536, 64 * MIB)
                self.assertIn(status_of(answer), (0, 431))
                self.assertLess(taken, 16 * MIB)
            for _ in range(8):
                answer, taken = flood(b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n" * 8192, 64 * MIB)
                self.assertIn(status_of(answer), (0, 431))
                self.assertLess(taken, 16 * MIB)

    def test_huge_body(self):
        """600 MB, with its length said and without, at once."""
        head = post("/v1/shifts", None, "Content-Length: 600000000")
        chunked = post("/v1/shifts", None, "Transfer-Encoding: chunked")
        chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        answers = []

        def run(first, piece):
            answers.append(flood(first, piece, 600_000_000))

        with Beside():
            threads = [threading.Thread(target=run, args=args) for args in
                       [(head, b"x" * 65536), (chunked, chunk)] * 3]  # fmt: skip
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        for answer, taken in answers:
            self.assertIn(status_of(answer), (0, 413))
            self.assertLess(taken, 64 * MIB)

    def test_too_large_is_said(self):
        """Somebody who chose too large a file reads why, having sent all of it."""
        for size in (MIB + 1, 8 * MIB, 16 * MIB):
            answer = exchange(post("/v1/shifts", b" " * size))
            self.assertProblem(answer, 413, "content-too-large")
        waiting = post("/v1/shifts", None, "Content-Length: 8000000", "Expect: 100-continue")
        self.assertProblem(exchange(waiting), 413, "content-too-large")
        chunk = b"100000\r\n" + b" " * MIB + b"\r\n"
        answer = exchange(post("/v1/shifts", None, "Transfer-Encoding: chunked") + chunk * 8 + b"0\r\n\r\n")
        self.assertProblem(answer, 413, "content-too-large")

    def test_half_open_and_drips(self):
        """900 connections with half a request, and 60 more that send a byte now and then: all are gone soon after the
        time for headers is over."""
        begun = time.monotonic()
        starts = (b"", b"GE", b"GET /healthz HTTP/1.1\r\nHo")
        with Beside():
            half = []
            for i in range(900):
                connection = socket.create_connection((host, port), 10, (f"127.0.0.{2 + i % 4}", 0))
                connection.sendall(starts[i % 3])
                half.append(connection)
            drips = []
            for i in range(60):
                connection = socket.create_connection((host, port), 10, ("127.0.0.6", 0))
                connection.sendall((b"GET /", b"GET / HTTP/1.1\r\nX-A: ")[i % 2])
                drips.append(connection)
            while drips and time.monotonic() - begun < HEADERS_S + 30:
                time.sleep(0.5)
                drips = [connection for connection in drips if is_taken(connection, b"a")]
            self.assertEqual(len(drips), 0)
            for connection in half:
                connection.settimeout(30)
                self.assertLess(status_of(read_all(connection)), 500)
                connection.close()
        print(f"# all were gone after {time.monotonic() - begun:.0f} s")

    def test_json(self):
        bodies = {
            "deep lists": b"[" * 500_000 + b"]" * 500_000,
            "deep objects": b'{"a":' * 150_000,
            "a long number": b'{"seats":' + b"9" * 1_000_000 + b"}",
            "a large number": b'{"seats":1e400}',
            "bad UTF-8": b'{"title":"\xff\xc0\xaf"}',
            "a half character": b'{"title":"\xe3\x81"}',
            "a key twice": b'{"seats":1,"seats":2}',
            "NUL": b'{"title":"a\\u0000"}',
            "keys of one hash": colliding_keys(MIB - 64),
            "many keys": b"{" + b",".join(b'"%x":1' % i for i in range(90_000)) + b"}",
        }
        with Beside():
            for name, body in bodies.items():
                for _ in range(8):
                    begun = time.monotonic()
                    answer = exchange(post("/v1/shifts", body))
                    self.assertProblem(answer, 400, "malformed-json")
                print(f"# {name}: {(time.monotonic() - begun) * 1000:.0f} ms")
            for body in (b'{"seats":99999999999999999999}', b'{"seats":-9223372036854775808}', b'{"seats":1.5e300}'):
                self.assertProblem(exchange(post("/v1/shifts", body)), 422, "invalid-input")
            many = exchange(post("/v1/shifts", b'{"qualification_ids":[' + b"1," * 500_000 + b"1]}"))
            self.assertEqual(status_of(many), 422)
            self.assertLess(len(many), 64 * 1024)

    def test_smuggling(self):
        """Two readers of these bytes might see one request or two; the server refuses, or answers once."""
        hidden = get("/healthz", "X-Hidden: 1")
        auth = f"Authorization: Bearer {owner.token}\r\nHost: x\r\n".encode()
        first = b"POST /v1/shifts HTTP/1.1\r\n" + auth
        rows = {
            "length and chunks": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "chunks and length": b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "two lengths": b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "equal lengths": b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
            "a list of lengths": b"Content-Length: 2, 2\r\n\r\n{}",
            "a signed length": b"Content-Length: +2\r\n\r\n{}",
            "a hexadecimal length": b"Content-Length: 0x2\r\n\r\n{}",
            "chunks, identity": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "identity": b"Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
            "unknown coding": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "vertical tab": b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
            "chunks twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "space before colon": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "folded": b"X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
            "bare CR": b"X-A: b\rTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
            "bare LF": b"Content-Length: 2\n\n{}",
            "NUL in a header": b"X-A: b\0\r\nContent-Length: 2\r\n\r\n{}",
            "negative chunk": b"Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n0\r\n\r\n",
            "huge chunk": b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n0\r\n\r\n",
            "chunk without end": b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n",
        }
        with Beside():
            for name, rest in rows.items():
                answer = exchange(first + rest + hidden, timeout=5 + HEADERS_S)
                print(f"# {name}: {status_of(answer)}, {answer.count(b'HTTP/1.1 ')} answers")
                self.assertNotIn(b"HTTP/1.1 5", answer, name)
                self.assertRefused(answer, name)

    def test_paths(self):
        rows = ("//healthz", "/healthz/", "/./healthz", "/v1/../healthz", "/%2e/healthz", "/v1/%2e%2e/healthz",
                "/v1%2Fsession", "/v1%5csession", "/v1/session%00", "/v1/session%0d%0aX: y", "/v1/session;a=b",
                "/V1/session", "/v1/%C0%AFsession", "/v1/%", "/v1/%zz", "\\v1\\session", "v1/session", "*",
                "/v1/shifts/" + "..%2f" * 20, "/v1/shifts/" + NOWHERE.upper(), "/" * 4000, "/v1/" + "a/" * 2000)  # fmt: skip
        with Beside():
            for path in rows:
                answer = exchange(get(path, f"Authorization: Bearer {owner.token}"))
                self.assertIn(status_of(answer), (400, 404), path)
            self.assertProblem(exchange(get("/v1/" + "a" * 9000)), 414, "uri-too-long")
            self.assertIn(status_of(exchange(get("/" + "a" * 200_000))), (0, 414))
            self.assertRefused(exchange(b"GET /healthz\0/x HTTP/1.1\r\nHost: x\r\n\r\n"), "NUL")
            self.assertRefused(exchange(b"GET /healthz HTTP/1.1 x\r\nHost: x\r\n\r\n"), "words")
            self.assertRefused(exchange(b"GET  /healthz HTTP/9.9\r\nHost: x\r\n\r\n"), "version")

    def test_many_keys(self):
        """100,000 Idempotency-Keys, of which 4,000 are of calls that are done and kept."""
        place = owner.get("/v1/workplaces")["items"][0]["id"]
        start = time.strftime("%Y-%m-%dT09:00:00+09:00", time.localtime(time.time() + 9 * 86400))
        end = start.replace("T09", "T12")
        draft = json.dumps({**DRAFT, "workplace_id": place, "starts_at": start, "ends_at": end}).encode()
        status = status_of(exchange(post("/v1/shifts", draft)))
        self.assertEqual(status, 201)
        with Beside():
            self.pipeline(4_000, 201, lambda: post("/v1/shifts", draft, close=False))
            self.pipeline(96_000, 404, lambda: post(f"/v1/shifts/{NOWHERE}/publish", b"{}", "If-Match: *", close=False))

    def pipeline(self, n_calls, status, make):
        """Many calls over four connections, without waiting for one answer before the next call."""
        wrong = []

        def run():
            with socket.create_connection((host, port), timeout=60) as connection, connection.makefile("rb") as file:
                for _ in range(n_calls // 4 // 100):
                    connection.sendall(b"".join(make() for _ in range(100)))
                    for _ in range(100):
                        answer = read_answer(file)
                        if answer != status:
                            wrong.append(answer)

        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


def read_answer(file):
    status = int(file.readline().split()[1])
    length = 0
    while (line := file.readline().strip().lower()) != b"":
        if line.startswith(b"content-length:"):
            length = int(line[15:])
    file.read(length)
    return status


def is_taken(connection, byte):
    try:
        connection.send(byte)
        return True
    except OSError:
        connection.close()
        return False


def colliding_keys(size):
    """An object whose keys all have the same value under the times-33 hash: Ez and FY have."""
    pairs, keys, length = (b"Ez", b"FY"), [], 2
    for i in range(2**16):
        key = b"".join(pairs[i >> bit & 1] for bit in range(16))
        length += len(key) + 5
        if length > size:
            break
        keys.append(b'"' + key + b'":1')
    return b"{" + b",".join(keys) + b"}"


if __name__ == "__main__":
    unittest.main()
