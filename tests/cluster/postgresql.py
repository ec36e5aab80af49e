# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases of the server that tests/with-postgresql started, through psql."""

import os
import subprocess
import uuid

SERVER = os.environ.get("YUI_TEST_POSTGRESQL", "")


def psql(uri, sql):
    done = subprocess.run(["psql", "-XAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", uri, "-c", sql], capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def new_database():
    """URI of an empty database."""
    name = "yui_" + uuid.uuid4().hex[:12]
    psql(SERVER, f"CREATE DATABASE {name} TEMPLATE template0")
    return SERVER.replace("/postgres?", f"/{name}?")


def folder():
    """Where the server's socket and its data are."""
    return SERVER.split("host=")[1]


def processes():
    """The server's, all of them."""
    with open(folder() + "/data/postmaster.pid", encoding="utf-8") as file:
        first = file.readline().strip()
    children = subprocess.run(["pgrep", "-P", first], capture_output=True, text=True, check=True).stdout.split()
    return [int(first), *map(int, children)]


def rows(uri, query):
    """All programmes' rows of a query, as tuples of text."""
    text = psql(uri, f"BEGIN; SET LOCAL yui.scope = 'all'; {query}; COMMIT")
    return [tuple(line.split("\t")) for line in text.splitlines() if "\t" in line]
