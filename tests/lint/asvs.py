# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test that data/security/asvs.tsv names exists, and every line says how or why."""

import os
import pathlib
import re
import unittest

TOP = pathlib.Path(os.environ.get("YUI_SOURCE") or pathlib.Path(__file__).resolve().parents[2])
STATES = {"met", "partly", "not met", "operator", "not applicable"}
LEVEL_3 = {"4.1.4", "10.3.5", "10.4.14", "16.3.2", "16.5.4"}
# How many requirements of levels 1 and 2 each section of the edition of May 2025 begins with; what follows is level 3. WebRTC
# is one line.
LEVEL_2 = {
    1: (2, 9, 11, 3, 2), 2: (3, 3, 4, 1), 3: (0, 2, 4, 6, 5, 0, 2), 4: (3, 1, 2, 4), 5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4), 7: (3, 4, 2, 5, 2, 2), 8: (2, 3, 1, 1), 9: (3, 4), 10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1), 12: (3, 2, 4), 13: (1, 5, 2, 5), 14: (2, 4, 3), 15: (3, 3, 7), 16: (1, 5, 4, 3, 3),
}  # fmt: skip


def lines():
    for line in (TOP / "data/security/asvs.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and not line.startswith("number\t"):
            cells = line.split("\t")
            yield cells + [""] * (5 - len(cells))


def c_tests():
    return {name for path in (TOP / "tests").rglob("*.c")
            for name in re.findall(r'"(/[a-z0-9/-]+)"', path.read_text(encoding="utf-8"))}  # fmt: skip


def python_tests():
    return {f"{path.name}:{name}" for path in (TOP / "tests").rglob("*.py")
            for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}  # fmt: skip


def meson_tests():
    kept = {f"server-fuzz-{path.name}" for path in (TOP / "tests/fuzz/server").iterdir() if path.is_dir()}
    return kept | {"lint"}


class Asvs(unittest.TestCase):
    def test_lines(self):
        numbers = [cells[0] for cells in lines()]
        self.assertEqual(len(numbers), len(set(numbers)))
        level_2 = {f"{chapter}.{section}.{i}" for chapter, sections in LEVEL_2.items()
                   for section, n in enumerate(sections, 1) for i in range(1, n + 1)}  # fmt: skip
        self.assertEqual(set(numbers), level_2 | LEVEL_3 | {"17"})
        for number, what, state, how, _ in lines():
            with self.subTest(number):
                self.assertIn(state, STATES)
                self.assertTrue(what and how)

    def test_tests(self):
        known = c_tests() | python_tests() | meson_tests()
        for number, _, _, _, tests in lines():
            for name in tests.split():
                with self.subTest(number):
                    self.assertIn(name, known)


if __name__ == "__main__":
    unittest.main()
