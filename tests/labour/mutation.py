# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutation check of app/labour: every comparison and every integer constant is changed once, and the tests must fail.

    app/run exec python3 tests/labour/mutation.py [FILE…]

Each mutant is one small edit of one file (of a header: of a YUI_ constant): < and <=, > and >=, == and != change places, && and || too, an integer grows
by one. The file is compiled alone with gcc, linked with the others into a shared library, and the test programs run
against it until one fails; what survives is tried again with the address sanitizer. Prints each survivor, and the score. Mutants that cannot change any result are named in
EQUIVALENT with the reason; they are still run, and a stale entry is an error. Exits with 1 if anything survived.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
SOURCE = TOP / "app/labour"
TESTS = TOP / "tests/labour"
TIME_LIMIT_S = 10
BUILDS = {"plain": [], "sanitized": ["-fsanitize=address"]}
SEED = "R02S" + "0123456789abcdef" * 2
SWAPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
TOKEN = re.compile(
    r"""(?P<skip>/\*.*?\*/|=\s*\{\s*0\s*\}|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|->|<<|>>|\#\s*include[^\n]*|[A-Za-z_]\w*)"""
    r"""|(?P<swap><=|>=|==|!=|&&|\|\||<|>)|(?P<number>\b\d+\b)""",
    re.DOTALL,
)
HEADER_LINE = re.compile(r"^#define\s+YUI_\w+(?!\w*\()\s+.*$", re.MULTILINE)

# Mutants that change nothing: file, line without blanks at its ends, old text, new text.
EQUIVALENT = {
    # Asked only where the two differ: the line before has seen to that.
    ("yui-addition.c", "return moment_a < moment_b;", "<", "<="),
    ("yui-addition.c", "return works[a].day < works[b].day;", "<", "<="),
    # Days 146,095 and 146,096 of a cycle are in its year 399 either way.
    ("yui-civil.c", "- day_of_cycle / (DAYS_PER_400_YEARS - 1))", "1", "2"),
    # At the same moment either is that moment.
    ("yui-contract.c", "&& (accepted_s == YUI_TIME_NONE || applied_s < accepted_s))", "<", "<="),
    # Not read without an average wage.
    ("yui-contract.c", "facts->average != NULL ? yui_labour_leave_floor_yen (facts->average) : 0,", "0", "1"),
    ("yui-contract.c", "int64_t floor_yen = 0;", "0", "1"),
    # Written before it is read.
    ("yui-insurance.c", "int64_t yen = 0;", "0", "1"),
    # Any negative number says the same; 0 has no sign.
    ("yui-labour.c", "return -1;", "1", "2"),
    ("yui-labour.c", "int64_t sign = num < 0 ? -1 : 1;", "<", "<="),
    ("yui-labour.c", "int64_t sign = num < 0 ? -1 : 1;", "0", "1"),
    # All elements are of one size.
    ("yui-ledger.c", "for (size_t i = 0; i < sizeof METERS / sizeof METERS[0]; i++)", "0", "1"),
    # The first day of the year is in another month than none: both are set then.
    ("yui-ledger.c", "int64_t done_min = 0, all_min = 0;", "0", "1"),
    # No two rows are alike in what is compared: the headers say so.
    ("yui-minimum-wage.c", "&& (found->coming == NULL || row->fiscal_year > found->coming->fiscal_year))", ">", ">="),
    ("yui-minimum-wage.c", "if (found->floor == NULL || row->effective_day > found->floor->effective_day)", ">", ">="),
    ("yui-minimum-wage.c", "else if (found->next == NULL || row->effective_day < found->next->effective_day)", "<", "<="),
    ("yui-pay.c",
     "if (rows[i].from_day <= work_day && (found == NULL || rows[i].from_day > found->from_day))", ">", ">="),
    # Nothing has no fraction.
    ("yui-month-rounding.c", "if (net_yen <= 0)", "<=", "<"),
    # More room than is needed.
    ("yui-month-rounding.h", "#define YUI_MAX_MONTH_ROUNDINGS 3", "3", "4"),
    ("yui-pay.h", "#define YUI_MAX_SHIFT_LINES 6", "6", "7"),
}  # fmt: skip


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


def must(command, **options):
    done = run(command, **options)
    if done.returncode:
        sys.exit(f"{shlex.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def mutants(path):
    """Yields (position, old text, new text) of every mutant of a file."""
    text = path.read_text(encoding="utf-8")
    ranges = [m.span() for m in HEADER_LINE.finditer(text)] if path.suffix == ".h" else [(0, len(text))]
    for match in TOKEN.finditer(text):
        if match["skip"] or not any(a <= match.start() < b for a, b in ranges):
            continue
        old = match[0]
        yield match.start(), old, SWAPS[old] if match["swap"] else str(int(old) + 1)


class Build:
    """The sources compiled once with some flags, and the test programs linked against them."""

    def __init__(self, folder, copy, flags):
        self.folder = folder
        self.folder.mkdir()
        self.copy = copy
        self.flags = flags
        self.sources = sorted(p.stem for p in SOURCE.glob("*.c"))
        self.glib = shlex.split(must(["pkg-config", "--cflags", "--libs", "glib-2.0"]))
        assert self.compile(self.sources, ""), "the sources do not compile"
        assert self.link([])
        self.programs = {p.stem.removeprefix("test-"): self.build(p) for p in sorted(TESTS.glob("test-yui-*.c"))}
        self.kills = dict.fromkeys(self.programs, 0)

    def compile(self, stems, suffix):
        command = ["gcc", "-std=c17", "-O0", "-fPIC", "-w", *self.flags, f"-I{self.copy.parent}", "-c"]
        return not any(
            run([*command, self.copy / f"{stem}.c", "-o", self.folder / f"{stem}{suffix}.o"]).returncode for stem in stems
        )

    def link(self, changed):
        """Links the library, taking the mutant's objects of the sources that changed."""
        objects = [self.folder / f"{s}{'-mutant' if s in changed else ''}.o" for s in self.sources]
        return not run(["gcc", "-shared", *self.flags, *objects, "-o", self.folder / "libyuilabour.so"]).returncode

    def build(self, test):
        program = self.folder / test.stem
        must(["gcc", "-std=gnu17", "-O1", "-w", *self.flags, f"-I{self.copy.parent}", f"-I{TESTS}", test,
              *TESTS.glob("yui-*-fixtures.c"), "-o", program, f"-L{self.folder}", "-lyuilabour",
              f"-Wl,-rpath,{self.folder}", *self.glib])  # fmt: skip
        return program

    def tests_fail(self, stem):
        """Whether any test program fails; the file's own one is asked first, then what noticed most so far."""
        environment = {**os.environ, "YUI_SOURCE": str(TOP), "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
        for name in sorted(self.programs, key=lambda n: (n != stem, -self.kills[n])):
            try:
                failed = run([self.programs[name], "--seed", SEED], env=environment, timeout=TIME_LIMIT_S).returncode
            except subprocess.TimeoutExpired:
                failed = True
            if failed:
                self.kills[name] += 1
                return True
        return False

    def notices(self, stems, own):
        return not self.compile(stems, "-mutant") or not self.link(stems) or self.tests_fail(own)


class Bench:
    """A copy of the sources, built twice: plain, and with the address sanitizer for what the plain one lets pass."""

    def __init__(self, folder):
        self.copy = folder / "labour"
        self.copy.mkdir()
        for path in [*SOURCE.glob("*.c"), *SOURCE.glob("*.h")]:
            (self.copy / path.name).write_bytes(path.read_bytes())
        self.builds = [Build(folder / name, self.copy, flags) for name, flags in BUILDS.items()]

    def sound(self):
        return not any(build.tests_fail("none") for build in self.builds)

    def kills(self, name, text):
        """Whether the tests notice that file name has another text. One that does not compile counts as noticed."""
        path = self.copy / name
        original = path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        try:
            return any(build.notices([path.stem] if path.suffix == ".c" else build.sources, path.stem) for build in self.builds)
        finally:
            path.write_text(original, encoding="utf-8")


def line_at(text, position):
    start = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, position) + 1, text[start : text.find("\n", position)].strip()


def main(names):
    paths = [SOURCE / n for n in names] or sorted([*SOURCE.glob("*.c"), *SOURCE.glob("*.h")])
    made = killed = 0
    survivors, equivalents, stale = [], 0, {e for e in EQUIVALENT if e[0] in {p.name for p in paths}}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder))
        if not bench.sound():
            sys.exit("the tests fail without any mutant")
        for path in paths:
            text = (bench.copy / path.name).read_text(encoding="utf-8")
            here = 0
            for position, old, new in mutants(path):
                number, line = line_at(text, position)
                dead = bench.kills(path.name, text[:position] + new + text[position + len(old) :])
                entry = (path.name, line, old, new)
                made, here = made + 1, here + 1
                killed += dead
                if not dead and entry in EQUIVALENT:
                    equivalents += 1
                    stale.discard(entry)
                elif not dead:
                    survivors.append(f"{path.name}:{number}: '{old}' -> '{new}' in: {line}")
                    print("survived", survivors[-1], flush=True)
            print(f"{path.name}: {here} mutants", file=sys.stderr, flush=True)
    for entry in sorted(stale):
        print("listed as equivalent, but killed or gone:", *entry)
    asked = made - equivalents
    share = 100 * killed / asked if asked else 100
    print(f"{made} mutants, {killed} killed, {equivalents} equivalent, {len(survivors)} survived: score {share:.1f} %")
    return 1 if survivors or stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
