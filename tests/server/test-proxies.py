# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxies of data/examples tell what they answer themselves as the server would."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

EXAMPLES = os.path.join(os.environ["YUI_SOURCE"], "data", "examples")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def exchange(port, sent):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(sent)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
        return answer


class Proxies(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.port = free_port()

    def start(self, command):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        until = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                assert process.poll() is None and time.monotonic() < until
                time.sleep(0.05)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def read(self, name):
        with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
            return file.read()

    def assertProblem(self, sent, status):
        head, _, body = exchange(self.port, sent).partition(b"\r\n\r\n")
        self.assertEqual(int(head[9:12]), status, head)
        self.assertIn(b"content-type: application/problem+json", head.lower())
        self.assertEqual(json.loads(body)["status"], status)

    def places(self):
        """Where nginx may write."""
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in kinds)

    def test_nginx(self):
        """The example without TLS, before a server that is away."""
        text = re.sub(r"  (ssl_|http2 ).*\n", "", self.read("nginx.conf")).replace("listen [::]:443 ssl;", "")
        text = text.replace("443 ssl", f"127.0.0.1:{self.port}").replace("127.0.0.1:8460", f"127.0.0.1:{free_port()}")
        text = text[: text.index("# an API answers no plain HTTP")]
        path = self.write("nginx.conf", f"daemon off; pid {self.folder}/pid; error_log {self.folder}/log;\n"
                          f"events {{}}\nhttp {{ access_log off;\n{self.places()}{text} }}\n")  # fmt: skip
        self.start([shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"), "-c", path])
        self.assertProblem(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400)
        self.assertProblem(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 502)
        self.assertProblem(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n", 413)

    def test_haproxy(self):
        text = self.read("haproxy.cfg").replace(":443 ssl crt /etc/ssl/yui/both.pem alpn h2,http/1.1",
                                                f"127.0.0.1:{self.port}")  # fmt: skip
        text = text.replace("10.0.0.11:8460", "127.0.0.1:1").replace("10.0.0.12:8460", "127.0.0.1:1")
        path = self.write("haproxy.cfg", text.replace(" port 9460", ""))
        self.start([shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin"), "-db", "-f", path])
        self.assertProblem(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 503)

    def make_certificate(self):
        """A key and a certificate of one's own, in a file each and both in one."""
        both = os.path.join(self.folder, "both.pem")
        key, chain = os.path.join(self.folder, "key.pem"), os.path.join(self.folder, "fullchain.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
                        "/CN=yui.example.jp", "-keyout", key, "-out", chain], check=True, capture_output=True)  # fmt: skip
        with open(both, "w", encoding="utf-8") as file:
            for path in (chain, key):
                with open(path, encoding="utf-8") as part:
                    file.write(part.read())

    def assertAccepted(self, *command):
        path = shutil.which(command[0], path=os.environ["PATH"] + ":/usr/sbin")
        done = subprocess.run([path, *command[1:]], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)

    def test_whole_examples(self):
        """With TLS and all, as they are installed: both programs read them without a complaint."""
        self.make_certificate()
        haproxy = self.write("haproxy.cfg", self.read("haproxy.cfg").replace("/etc/ssl/yui", self.folder))
        self.assertAccepted("haproxy", "-c", "-f", haproxy)
        text = self.read("nginx.conf").replace("/etc/ssl/yui", self.folder)
        for port in ("443", "80"):
            free = free_port()
            text = text.replace(f"listen {port}", f"listen 127.0.0.1:{free}")
            text = re.sub(rf"  listen \[::\]:{port}.*\n", "", text)
        nginx = self.write("nginx.conf", f"pid {self.folder}/pid; error_log {self.folder}/log;\n"
                           f"events {{}}\nhttp {{ access_log off;\n{self.places()}{text} }}\n")  # fmt: skip
        self.assertAccepted("nginx", "-t", "-c", nginx)


if __name__ == "__main__":
    unittest.main()
