# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can hold. Prints TAP; each rule is one function that yields faults."""

import functools
import os
import pathlib
import re
import subprocess
import sys

import yaml

TOP = pathlib.Path(os.environ.get("YUI_SOURCE") or pathlib.Path(__file__).resolve().parents[2])
BUILD = pathlib.Path(os.environ.get("YUI_BUILD_ROOT", TOP / ".build/test"))
RULES = []

# What each folder of app/ may include from the others. Arrows go one way.
LAYERS = {
    "matcher": set(),
    "labour": set(),
    "store": set(),
    "documents": set(),
    "server": {"matcher", "labour", "store", "documents"},
    "model": {"matcher", "labour", "documents"},
    "net": {"model", "store", "matcher", "labour", "documents"},
    "widgets": {"model", "net", "matcher", "labour", "documents"},
    "desktop": {"widgets", "model", "net", "matcher", "labour", "documents"},
    "kiosk": {"widgets", "model", "net", "matcher", "labour", "documents"},
}
CORES = {"matcher", "labour"}
CORE_HEADERS = {
    "assert.h", "errno.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdalign.h", "stdarg.h", "stdatomic.h",
    "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h", "immintrin.h", "threads.h", "time.h",
}  # fmt: skip
UI = ("model", "widgets", "desktop", "kiosk")
FORBIDDEN = {
    "server": re.compile(r"<(gtk/|adwaita|json-glib|libsoup)"),
    "model": re.compile(r"<(gtk/|adwaita|libsoup|sqlite3|libpq)"),
    "net": re.compile(r"<(gtk/|adwaita|libpq|sqlite3)"),
}
BLOCKING = re.compile(
    r"\b(\w+_sync|sqlite3_\w+|g_file_get_contents|g_file_set_contents|g_file_load_contents|g_spawn_command_line_sync"
    r"|g_usleep|g_thread_join|sleep|usleep|system|popen)\s*\("
)
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA)\b')


def rule(function):
    RULES.append(function)
    return function


def files(*patterns):
    for pattern in patterns:
        yield from sorted(p for p in TOP.glob(pattern) if ".build" not in p.parts and p.is_file())


def lines(path):
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def shown(path, number=None):
    return f"{path.relative_to(TOP)}" + (f":{number}" if number else "")


def run(*command, **options):
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, **options)


def faults_of(*command):
    done = run(*command)
    if done.returncode:
        yield (done.stdout + done.stderr).strip() or f"{command[0]} ended with status {done.returncode}"


@functools.cache
def c_files():
    return list(files("app/**/*.c", "app/**/*.h", "tests/**/*.c", "tests/**/*.h"))


@rule
def includes_follow_the_layers():
    for path in files("app/**/*.c", "app/**/*.h"):
        folder = path.relative_to(TOP / "app").parts[0]
        for number, line in lines(path):
            own = re.match(r'\s*#\s*include\s+"([a-z]+)/', line)
            if own and own[1] in LAYERS and own[1] != folder and own[1] not in LAYERS[folder]:
                yield f"{shown(path, number)}: {folder} may not include {own[1]}"
            if folder in FORBIDDEN and re.match(r"\s*#\s*include", line) and FORBIDDEN[folder].search(line):
                yield f"{shown(path, number)}: {folder} may not include {line.split(None, 1)[1]}"
            system = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if folder in CORES and system and system[1] not in CORE_HEADERS and path.name != "yui-match.c":
                yield f"{shown(path, number)}: {folder} stands on libc and libm only, not {system[1]}"


@rule
def user_interface_does_not_block():
    for folder in UI:
        for path in files(f"app/{folder}/**/*.c"):
            for number, line in lines(path):
                if (found := BLOCKING.search(line)) and not line.lstrip().startswith(("/*", "*")):
                    yield f"{shown(path, number)}: {found[1]} blocks the main loop"


@rule
def sql_stays_in_its_place():
    for path in files("app/**/*.c"):
        folder = path.relative_to(TOP / "app").parts[0]
        text = path.read_text(encoding="utf-8")
        if folder not in ("store", "server", "net"):
            for number, line in lines(path):
                if SQL.search(line):
                    yield f"{shown(path, number)}: SQL belongs in app/store, app/server and the client's own store"
        for call in re.finditer(r"(?:printf|g_strdup_printf|g_string_append_printf)\s*\(([^;]*)\)\s*;", text):
            if SQL.search(call[1]):
                yield f"{shown(path, text.count(chr(10), 0, call.start()) + 1)}: SQL is bound, never printed"


@rule
def every_timeout_id_is_kept():
    for folder in UI:
        for path in files(f"app/{folder}/**/*.c"):
            for number, line in lines(path):
                if re.match(r"\s*g_(timeout|idle)_add\w*\s*\(", line):
                    yield f"{shown(path, number)}: keep the source id and remove it in dispose"


@rule
def css_uses_named_colours():
    for path in files("resources/**/*.css"):
        if "web" in path.parts:
            continue
        for number, line in lines(path):
            if re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", line):
                yield f"{shown(path, number)}: colours come from Adwaita variables and color-mix()"


@rule
def blueprints_use_double_quotes():
    for path in files("resources/**/*.blp"):
        for number, line in lines(path):
            if re.search(r"\b_\('|C_\('", line):
                yield f"{shown(path, number)}: translatable text is in double quotes"


@rule
def blueprints_are_formatted():
    blueprints = [str(p) for p in files("resources/**/*.blp")]
    yield from faults_of("blueprint-compiler", "format", *blueprints) if blueprints else ()


@rule
def blueprints_share_the_name_of_their_class():
    classes = {p.stem for p in files("app/**/*.c")}
    for path in files("resources/**/*.blp"):
        if path.stem not in classes:
            yield f"{shown(path)}: no class of that name"


@rule
def c_files_are_short():
    for path in files("app/**/*.c"):
        count = sum(1 for _ in lines(path))
        if count > 1000:
            yield f"{shown(path)}: {count} lines; split it by concern"


@rule
def c_files_are_formatted():
    yield from faults_of("clang-format-19", "--dry-run", "--Werror", *map(str, c_files()))


@rule
def sources_name_their_licence():
    for path in [*c_files(), *files("**/meson.build", "tests/**/*.py", "resources/**/*.blp")]:
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text(encoding="utf-8")[:300]:
            yield f"{shown(path)}: no SPDX line at the top"


@rule
def classes_are_prefixed():
    for path in files("app/**/*.c", "app/**/*.h"):
        if not path.name.startswith("yui-") and path.name != "main.c":
            yield f"{shown(path)}: files are named yui-*"


@rule
def translatable_files_are_listed():
    listed = set((TOP / "po/POTFILES.in").read_text().split())
    for path in files("app/**/*.c", "resources/**/*.blp", "data/*.desktop.in", "data/*.metainfo.xml.in"):
        text = path.read_text(encoding="utf-8")
        name = shown(path)
        translatable = path.suffix in (".in",) or re.search(r'\b(_|C_|N_|NC_|ngettext|Q_)\s*\(\s*"', text)
        if translatable and name not in listed:
            yield f"{name}: not in po/POTFILES.in"
    for name in listed:
        if not (TOP / name).exists():
            yield f"po/POTFILES.in: {name} does not exist"


@rule
def translations_are_whole():
    for path in files("po/*.po"):
        yield from faults_of("msgfmt", "-c", "--check-accelerators=_", "-o", "/dev/null", str(path))
        for kind in ("--untranslated", "--only-fuzzy"):
            left = run("msgattrib", kind, "--no-obsolete", "--no-wrap", str(path)).stdout
            for message in re.findall(r'^msgid "(.+)"$', left, re.MULTILINE):
                yield f"{shown(path)}: {kind[2:]}: {message}"


@rule
def translations_know_every_text():
    pot = BUILD / "lint-yui.pot"
    sources = (TOP / "po/POTFILES.in").read_text().split()
    code = [s for s in sources if s.endswith((".c", ".blp"))]
    done = run(
        "xgettext", "--from-code=UTF-8", "--language=C", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
        "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "-o", str(pot), *code,
    )  # fmt: skip
    if done.returncode:
        yield done.stderr
        return
    for path in files("po/*.po"):
        merged = run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", "-", str(path), str(pot)).stdout
        left = subprocess.run(["msgattrib", "--untranslated", "--no-wrap"], input=merged, capture_output=True, text=True)
        for message in re.findall(r'^msgid "(.+)"$', left.stdout, re.MULTILINE):
            yield f"{shown(path)}: not translated: {message}"


@rule
def desktop_files_are_valid():
    for path in sorted((BUILD / "data").glob("*.desktop")):
        yield from faults_of("desktop-file-validate", str(path))
    for path in sorted((BUILD / "data").glob("*.metainfo.xml")):
        # The project has no public address yet, so no homepage to name.
        yield from faults_of("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", str(path))
    yield from faults_of("glib-compile-schemas", "--strict", "--dry-run", str(TOP / "data"))


@rule
def api_contract_is_whole():
    contract = yaml.safe_load((TOP / "data/openapi.yaml").read_text(encoding="utf-8"))
    seen = set()
    for path, item in contract["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            where = f"data/openapi.yaml: {method} {path}"
            if operation.get("operationId") in seen or not operation.get("operationId"):
                yield f"{where}: no operationId of its own"
            seen.add(operation.get("operationId"))
            if not operation.get("x-yui-roles"):
                yield f"{where}: says not who may call it"
            if "default" not in operation["responses"]:
                yield f"{where}: has no problem answer"
    text = (TOP / "data/openapi.yaml").read_text(encoding="utf-8")
    for reference in set(re.findall(r"'#/([^']+)'", text)):
        here = contract
        for part in reference.split("/"):
            here = here.get(part) if isinstance(here, dict) else None
        if here is None:
            yield f"data/openapi.yaml: #/{reference} is nowhere"


@rule
def every_problem_has_a_sentence():
    """Whatever the server names, the clients can say to a person in their language."""
    server = "".join(p.read_text(encoding="utf-8") for p in files("app/server/*.c"))
    words = set(re.findall(r'yui_faults_add\s*\(\s*[^,]+,\s*[^,]+,\s*"(\w+)"', server))
    words |= set(re.findall(r'\bfault \(body, \w+, "(\w+)"', server))
    words |= set(re.findall(r'refuse\w* \(\s*error,(?:\s*[^,]+,)?\s*"(\w+)",', server))
    words |= set(re.findall(r'yui_problem_set_named\s*\(\s*[^,]+,\s*[^,]+,\s*"([\w-]+)"', server))
    fields = (TOP / "app/server/yui-member-import-fields.h").read_text(encoding="utf-8")
    words |= set(re.findall(r'#define YUI_FAULT_\w+\s+"(\w+)"', fields))
    known = set(re.findall(r'\{ "([\w-]+)",', (TOP / "app/model/yui-sentence.c").read_text(encoding="utf-8")))
    for word in sorted(words - known):
        yield f"app/model/yui-sentence.c: no sentence for “{word}”"


@rule
def nothing_of_the_workplace_is_kept():
    bad = re.compile(r"(?<![\w.])/(work|home|root)/\w|deb\.debian\.org|registry\.npmjs|pypi\.org|snapshot\.debian")
    for path in files("**/*"):
        if path.suffix in (".png", ".svg", ".pdf", ".tsv", ".csv", ".txt", ".gz") or ".git" in path.parts:
            continue
        if path == pathlib.Path(__file__).resolve() or path.name in ("COPYING", "environment.sh"):
            continue
        try:
            for number, line in lines(path):
                if found := bad.search(line):
                    yield f"{shown(path, number)}: {found[0]}"
        except UnicodeDecodeError:
            continue


@rule
def pure_cores_pass_the_analyzer():
    for core in sorted(CORES):
        for path in files(f"app/{core}/*.c"):
            yield from faults_of(
                "gcc", "-std=c17", "-fanalyzer", "-Werror", "-O1", "-Iapp", f"-I{BUILD}", '-DYUI_VERSION="0"', "-c", str(path), "-o", "/dev/null"
            )


@rule
def cppcheck_finds_nothing():
    yield from faults_of(
        "cppcheck", "--quiet", "--error-exitcode=1", "--library=gtk", "-DG_DEFINE_QUARK(q,n)=", "--inline-suppr",
        "--enable=warning,portability", "--suppress=missingInclude", "--suppress=unknownMacro", "--suppress=normalCheckLevelMaxBranches", "--suppress=nullPointerOutOfMemory", "--suppress=leakNoVarFunctionCall",
        "-j2", "app/matcher", "app/labour", "app/store", "app/documents", "app/server",
    )  # fmt: skip


@rule
def shell_scripts_are_sound():
    scripts = files("app/run", "app/environment.sh", "tests/run", "tests/with-display", "tests/tour/tour", ".ci/run")
    yield from faults_of("shellcheck", "--external-sources", "--source-path=SCRIPTDIR", *map(str, scripts))


def main():
    wanted = sys.argv[1:]
    rules = [r for r in RULES if not wanted or r.__name__ in wanted]
    print(f"1..{len(rules)}")
    failed = 0
    for number, function in enumerate(rules, 1):
        faults = list(function())
        failed += bool(faults)
        print(f"{'not ' if faults else ''}ok {number} {function.__name__}", flush=True)
        for fault in faults:
            print("\n".join("# " + line for line in fault.splitlines()), flush=True)
    return 1 if failed else 0


sys.exit(main())
