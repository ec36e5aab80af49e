# SPDX-License-Identifier: GPL-3.0-or-later
"""Three PostgreSQL nodes under Patroni with etcd on loopback, synchronous and strict, as an operator would set them up."""

import glob
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

BIN = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]

CONFIG = """
scope: yui
name: {name}
restapi: {{listen: "127.0.0.1:{rest}", connect_address: "127.0.0.1:{rest}"}}
etcd3: {{hosts: "127.0.0.1:{etcd}"}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    synchronous_mode_strict: true
    postgresql:
      use_pg_rewind: true
      parameters: {{wal_keep_size: 256MB, max_connections: 100, wal_log_hints: "on"}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, data-checksums]
  pg_hba:
    - local all all trust
    - host all all 127.0.0.1/32 trust
    - host replication all 127.0.0.1/32 trust
postgresql:
  listen: "127.0.0.1:{port}"
  connect_address: "127.0.0.1:{port}"
  data_dir: {folder}/{name}
  bin_dir: {bin}
  authentication:
    superuser: {{username: postgres}}
    replication: {{username: replicator}}
    rewind: {{username: postgres}}
  parameters: {{unix_socket_directories: "{folder}"}}
watchdog: {{mode: "off"}}
"""


def free_ports(n):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


class Node:
    def __init__(self, cluster, name, port, rest):
        self.cluster, self.name, self.port, self.rest = cluster, name, port, rest
        self.process = None

    def start(self):
        path = os.path.join(self.cluster.folder, self.name + ".yml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(CONFIG.format(name=self.name, rest=self.rest, port=self.port, etcd=self.cluster.etcd_port,
                                     folder=self.cluster.folder, bin=BIN))  # fmt: skip
        self.process = self.cluster.run(["patroni", path], self.name + ".log")

    def processes(self):
        """Patroni's, the postmaster's and all of its children."""
        found = subprocess.run(["pgrep", "-f", f"{self.cluster.folder}/{self.name}"], capture_output=True, text=True,
                               check=False).stdout.split()  # fmt: skip
        pids = {int(p) for p in found} | {self.process.pid}
        while True:
            children = subprocess.run(["pgrep", "-P", ",".join(map(str, pids))], capture_output=True, text=True,
                                      check=False).stdout.split()  # fmt: skip
            more = pids | {int(p) for p in children}
            if more == pids:
                return pids
            pids = more

    def signal(self, number):
        for pid in self.processes():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def role(self):
        """Patroni's word for the node, None when it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}/patroni", timeout=2) as answer:
                state = json.load(answer)
        except OSError:
            return None
        except ValueError:
            return None
        return state.get("role") if state.get("state") in ("running", "streaming") else None


class Cluster:
    def __init__(self, n=3):
        self.folder = tempfile.mkdtemp(prefix="yui-ha.")
        os.chmod(self.folder, 0o755)
        self.user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.processes = []
        self.etcd_port, peer, *ports = free_ports(2 + 2 * n)
        self.nodes = [Node(self, f"node{i}", ports[2 * i], ports[2 * i + 1]) for i in range(n)]
        client, other = f"http://127.0.0.1:{self.etcd_port}", f"http://127.0.0.1:{peer}"
        self.run(["etcd", "--data-dir", os.path.join(self.folder, "etcd"), "--listen-client-urls", client,
                  "--advertise-client-urls", client, "--listen-peer-urls", other, "--initial-advertise-peer-urls",
                  other, "--initial-cluster", f"default={other}"], "etcd.log")  # fmt: skip
        for node in self.nodes:
            node.start()
        self.wait(lambda: self.leader() and self.n_synchronous() >= 1, 120, "no leader with a synchronous standby")
        self.wait(lambda: self.psql("SELECT 1 FROM pg_roles WHERE rolname = 'yui'") or self.psql(
            "CREATE ROLE yui LOGIN NOSUPERUSER NOBYPASSRLS"), 60, "no role")  # fmt: skip
        self.wait(lambda: self.psql("SELECT 1 FROM pg_database WHERE datname = 'yui'") or self.psql(
            "CREATE DATABASE yui OWNER yui TEMPLATE template0"), 60, "no database")  # fmt: skip
        self.wait(self.whole, 60, "the cluster is not whole")

    def run(self, words, log):
        options = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        with open(os.path.join(self.folder, log), "ab") as out:
            process = subprocess.Popen(words, stdout=out, stderr=out, cwd=self.folder, start_new_session=True,
                                       env={**os.environ, "HOME": self.folder, "LC_ALL": "C.UTF-8"}, **options)  # fmt: skip
        self.processes.append(process)
        return process

    def leader(self):
        return next((node for node in self.nodes if node.role() == "primary"), None)

    def n_synchronous(self):
        leader = self.leader()
        return 0 if leader is None else int(self.psql(
            "SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')", leader).strip() or 0)

    def psql(self, sql, node=None):
        """What a query printed; nothing when no node takes it."""
        node = node or self.leader()
        if node is None:
            return ""
        done = subprocess.run(["psql", "-XAt", "-h", "127.0.0.1", "-p", str(node.port), "-U", "postgres", "-d", "postgres",
                               "-c", sql], capture_output=True, text=True, timeout=30, check=False)  # fmt: skip
        return done.stdout if done.returncode == 0 else ""

    def uri(self):
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://yui@{hosts}/yui"

    def logs(self):
        """The last lines of every log, for a failure's sake."""
        text = ""
        for path in sorted(glob.glob(self.folder + "/*.log")):
            with open(path, encoding="utf-8", errors="replace") as file:
                text += f"\n== {os.path.basename(path)}\n" + "".join(file.readlines()[-12:])
        return text

    def wait(self, condition, seconds, message):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if condition():
                return
            time.sleep(0.5)
        raise AssertionError(message + self.logs())

    def whole(self):
        """A leader, and every other node follows it."""
        roles = [node.role() for node in self.nodes]
        return roles.count("primary") == 1 and None not in roles and self.n_synchronous() >= 1

    def close(self):
        for node in self.nodes:
            node.signal(signal.SIGKILL)
        for process in self.processes:
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
