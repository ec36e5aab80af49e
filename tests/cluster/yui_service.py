# SPDX-License-Identifier: GPL-3.0-or-later
"""yui-server as an operator runs it: commands, a process on a port, its monitor."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ui"))

import yui_api  # noqa: E402

SERVER = os.path.join(os.environ["YUI_PREFIX"], "bin", "yui-server")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def command(*words):
    """What a command printed, a dictionary of its `word value` lines. A busy database is asked again, as it says."""
    for _ in range(30):
        done = subprocess.run([SERVER, *words], capture_output=True, text=True, check=False)
        if "try again in a moment" not in done.stderr:
            break
        time.sleep(1)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


def make_programme(database):
    """Programme 1 with an employer; {owner, employer, workplace}."""
    command("programme", "add", "--database", database, "--name", "結島町", "--prefecture", "15")
    place = ["--database", database, "--programme", "1"]
    made = command("employer", "add", *place, "--name", "旅館甲", "--workplace", "本館", "--address", "新潟県結島町1",
                   "--latitude", "38.0183", "--longitude", "138.3683")  # fmt: skip
    account = command("account", "add", *place, "--role", "employer_owner", "--label", "甲野", "--employer",
                      made["employer"])  # fmt: skip
    return {**made, "owner": account["token"]}


def fetch(url):
    """(status, text) of a GET."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Service:
    """One yui-server process."""

    def __init__(self, database, port=None, environment=None):
        self.database = database
        self.environment = {**os.environ, **(environment or {})}
        self.port = port or free_port()
        self.monitor = free_port()
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [SERVER, "--database", self.database, "--listen", f"127.0.0.1:{self.port}", "--reads-per-second", "0", "--monitor",
             f"127.0.0.1:{self.monitor}"], stderr=subprocess.DEVNULL, env=self.environment)  # fmt: skip
        self.wait_ready()

    def wait_ready(self):
        until = time.monotonic() + 60
        while time.monotonic() < until and (self.process is None or self.process.poll() is None):
            try:
                if fetch(f"http://127.0.0.1:{self.monitor}/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.02)
        raise AssertionError("the server is not ready after a while")

    def stop(self, kill=False):
        if self.process is None:
            return None
        (self.process.kill if kill else self.process.terminate)()
        status = self.process.wait(timeout=20)
        self.process = None
        return status

    def listen(self, token):
        """The lines of a stream of live events, as they come; its head has been read."""
        stream = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        stream.sendall(f"GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
        lines = stream.makefile("r", encoding="utf-8")
        while "event: hello" not in lines.readline():
            pass
        return lines

    def api(self, token):
        return yui_api.Api(f"http://127.0.0.1:{self.port}", token)
