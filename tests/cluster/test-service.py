# SPDX-License-Identifier: GPL-3.0-or-later
"""The server under a service manager: told readiness, a socket that was opened for it, its monitor, its settings."""

import os
import socket
import subprocess
import tempfile
import unittest

import yui_service
from yui_service import SERVER, Service, fetch


class ServiceTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.database = os.path.join(self.folder, "yui.db")

    def test_monitor(self):
        made = yui_service.make_programme(self.database)
        service = Service(self.database)
        service.start()
        self.addCleanup(service.stop)
        monitor = f"http://127.0.0.1:{service.monitor}"
        service.api(made["owner"]).get("/v1/workplaces")
        self.assertEqual(fetch(monitor + "/healthz"), (200, "ok\n"))
        status, text = fetch(monitor + "/metrics")
        self.assertEqual(status, 200)
        self.assertIn('yui_calls_total{operation="listWorkplaces",status="200"} 1', text)
        self.assertIn("yui_call_seconds_count 1", text)
        self.assertNotIn(made["owner"], text)
        self.assertEqual(fetch(monitor + "/v1/workplaces")[0], 404)
        self.assertEqual(fetch(f"http://127.0.0.1:{service.port}/metrics")[0], 404)
        self.assertEqual(service.stop(), 0)

    def test_socket_and_notice(self):
        """The manager's socket is served, readiness and the end are told."""
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(told.close)
        told.bind(os.path.join(self.folder, "notify"))
        told.settimeout(20)
        given = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(given.close)
        process = subprocess.Popen(
            ["bash", "-c", f'exec 3<&{given.fileno()}; export LISTEN_PID=$$ LISTEN_FDS=1; exec "$0" "$@"', SERVER,
             "--database", self.database], pass_fds=[given.fileno()],
            env={**os.environ, "NOTIFY_SOCKET": os.path.join(self.folder, "notify")}, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.assertEqual(told.recv(100), b"READY=1")
        self.assertEqual(fetch(f"http://127.0.0.1:{given.getsockname()[1]}/healthz")[0], 200)
        process.terminate()
        self.assertEqual(told.recv(100), b"STOPPING=1")
        self.assertEqual(process.wait(timeout=20), 0)

    def test_configuration(self):
        """A file says what the command line does not; the environment goes before it."""
        config = os.path.join(self.folder, "server.conf")
        port = yui_service.free_port()
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"[server]\ndatabase = {self.database}\nlisten = 127.0.0.1:1\n")
        service = Service(self.database, port)
        service.process = subprocess.Popen(
            [SERVER, "--config", config, "--monitor", f"127.0.0.1:{service.monitor}"],
            env={**os.environ, "YUI_LISTEN": f"127.0.0.1:{port}"}, stderr=subprocess.DEVNULL)  # fmt: skip
        self.addCleanup(service.stop)
        service.wait_ready()
        self.assertEqual(fetch(f"http://127.0.0.1:{port}/healthz")[0], 200)
        wrong = subprocess.run([SERVER, "--config", "/nowhere"], capture_output=True, text=True, check=False)
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("/nowhere", wrong.stderr)


if __name__ == "__main__":
    unittest.main()
