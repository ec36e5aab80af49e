# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests in a meson testlog.json and prints "N passed, N failed", then a line for each that failed.

A TAP program counts once for each of its own test points; any other program counts once. A program
that died before its plan ended counts as one failure more."""

import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b(?!.*# (?:SKIP|TODO))", re.IGNORECASE)


def count(entry):
    points = [m for line in entry.get("stdout", "").splitlines() if (m := POINT.match(line))]
    bad = sum(1 for m in points if m.group(1))
    good = len(points) - bad
    if entry["result"] in ("OK", "EXPECTEDFAIL"):
        return (good, 0) if points else (1, 0)
    if entry["result"] == "SKIP":
        return (good, 0)
    return (good, bad or 1)


def name_failures(entry):
    """The failed test points of an entry by name, with how the program ended."""
    points = [line.strip() for line in entry.get("stdout", "").splitlines()
              if (m := POINT.match(line)) and m.group(1)]
    return [f"{entry['name']} ({entry['result']}): {point}" for point in points or ["ended early"]]


def main(path):
    passed = failed = 0
    names = []
    with open(path, encoding="utf-8") as log:
        for line in log:
            good, bad = count(json.loads(line))
            passed += good
            failed += bad
            names += name_failures(json.loads(line)) if bad else []
    print("\n".join([f"{passed} passed, {failed} failed", *names]))


main(sys.argv[1])
