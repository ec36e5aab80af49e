# SPDX-License-Identifier: GPL-3.0-or-later
"""Talks to a real yui-server over HTTP, for tests and for checking what the windows show."""

import json
import os
import subprocess
import tempfile
import urllib.error
import urllib.request
import uuid


class Api:
    """One account's view of a server."""

    def __init__(self, url, token=None):
        self.url = url
        self.token = token

    def call(self, method, path, body=None, headers=None, content_type=None):
        """(status, headers, body): JSON is parsed, anything else is bytes."""
        sent = {"Accept": "application/json", **(headers or {})}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if method == "POST":
            sent.setdefault("Idempotency-Key", str(uuid.uuid4()))
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            default = "application/merge-patch+json" if method == "PATCH" else "application/json"
            sent["Content-Type"] = content_type or default
        request = urllib.request.Request(self.url + path, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers, parsed(answer)
        except urllib.error.HTTPError as error:
            return error.code, error.headers, parsed(error)

    def get(self, path):
        status, _, body = self.call("GET", path)
        assert status == 200, f"GET {path}: {status} {body}"
        return body

    def post(self, path, body=None, headers=None):
        status, _, answer = self.call("POST", path, body, headers)
        assert status in (200, 201), f"POST {path}: {status} {answer}"
        return answer

    def all(self, path):
        """Every item of a paged list."""
        items = []
        while path:
            status, headers, body = self.call("GET", path)
            assert status == 200, f"GET {path}: {status} {body}"
            items += body["items"]
            link = headers.get("Link", "")
            path = link[link.index("<") + 1 : link.index(">")] if 'rel="next"' in link else None
        return items


def parsed(answer):
    data = answer.read()
    return json.loads(data) if data and "json" in answer.headers.get("Content-Type", "") else data


class EmbeddedServer:
    """A yui-server of one's own with the demo programme; also what `yui` would start."""

    def __init__(self, data_dir=None):
        self.data_dir = data_dir or tempfile.mkdtemp(prefix="yui-server-")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["yui-server", "--embedded", "--data-dir", self.data_dir], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        line = self.process.stdout.readline()
        assert line, "yui-server said nothing on its standard output"
        self.facts = json.loads(line)
        self.url = self.facts["url"]

    def account(self, role):
        return Api(self.url, next(t["token"] for t in self.facts["tokens"] if t["role"] == role))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.stdin.close()
        self.process.wait(20)


def running(data_dir):
    """The server that a program of this user has already started."""
    done = subprocess.run(
        ["yui-server", "--embedded", "--data-dir", data_dir], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    facts = json.loads(done.stdout.splitlines()[0])
    return {t["role"]: Api(facts["url"], t["token"]) for t in facts["tokens"]}


def data_home():
    return os.path.join(os.environ["XDG_DATA_HOME"], "yui")
