# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests in a meson testlog.json and prints "N passed, N failed".

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


def main(path):
    passed = failed = 0
    with open(path, encoding="utf-8") as log:
        for line in log:
            good, bad = count(json.loads(line))
            passed += good
            failed += bad
    print(f"{passed} passed, {failed} failed")


main(sys.argv[1])
