#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large towns: upgrade, start, the check-ins before nine on Monday and the browsing of Friday evening; and how both
grow with the number of programmes.

tests/bench/server/run large [--programmes N] [--keep FILE]   today's largest user on SQLite
tests/bench/server/run growth                                 1, 4, 16 and 58 programmes; a plot in .build/bench
tests/bench/server/run japan [--scale N]                      all Japan, each town 1/N as large, on PostgreSQL
"""

import argparse
import datetime
import os
import pathlib
import random
import statistics
import subprocess
import time
import uuid

import servers
import town

LARGEST = {"programmes": 58, "workplaces": 187, "workers": 10345, "weeks": 52}
JAPAN = {"programmes": 1741, "workplaces": 172, "workers": 5744, "weeks": 52}
WAVE_KIOSKS, BROWSERS = 64, 64
SECONDS = 20
FEW = 20


def anybody(size, chance):
    """Who may look: a programme, which of its employers, which of its people; the programme of a coordinator."""
    p = chance.randrange(size.programmes)
    return p, chance.randrange(size.employers), chance.randrange(town.SIGNED_IN), p


def one_of_few(size, chance):
    """Likewise one of as many callers in any number of programmes, so that as many answers repeat."""
    i = chance.randrange(FEW)
    return i * size.programmes // FEW, i, i, 0


def pages(size, folder, draw, n=2000):
    """A file of calls, as people look at what is theirs: lines of token and path."""
    chance = random.Random(1)
    today = datetime.datetime.fromtimestamp(size.now, servers.JST).date()
    week, next_week, month = (today + datetime.timedelta(days=d) for d in (-7, 8, -28))
    lines = []
    for _ in range(n):
        p, employer, person, town_p = draw(size, chance)
        e = p * size.employers + employer
        shift = size.weeks * size.programmes * size.workplaces + p * size.workplaces + (e % size.employers) * 3
        contract, _ = size.wave_contract((p * size.workplaces + (e % size.employers) * 3) * size.wave_seats)
        owner, coordinator = f"owner-{e}", f"coordinator-{town_p}"
        worker = f"worker-{p * town.SIGNED_IN + person}"
        lines += [chance.choice([
            f"{owner} /v1/shifts?from={today}&to={next_week}&limit=50",
            f"{owner} /v1/shifts/{town.uuid(town.SHIFT, shift)}",
            f"{owner} /v1/shifts/{town.uuid(town.SHIFT, shift)}/contracts",
            f"{owner} /v1/contracts/{town.uuid(town.CONTRACT, contract)}",
            f"{owner} /v1/attendances?from={week}&to={next_week}&limit=50",
            f"{owner} /v1/memberships?limit=50",
            f"{owner} /v1/changes?after={max(0, size.weeks * size.workplaces * size.seats * 2 - 50)}&limit=50",
            f"{coordinator} /v1/shifts?from={today}&to={next_week}&limit=50",
            f"{coordinator} /v1/workplaces?limit=50",
            f"{worker} /v1/my/open-shifts?limit=20",
            f"{worker} /v1/my/contracts?from={month}",
            f"{worker} /v1/my/offers",
        ])]  # fmt: skip
    path = folder / "calls"
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
    return path, sorted(set(lines))


def try_each(yui, lines):
    """Every kind of call once, alone: what is slow by itself, and what is not answered at all."""
    times = {}
    for text in lines:
        token, path = text.split()
        kind = token.split("-")[0] + " " + "/".join("…" if len(w) == 36 else w for w in path.split("?")[0].split("/"))
        if len(times.setdefault(kind, [])) < 20:
            begun = time.perf_counter()
            answer = yui.get(path, token)
            times[kind].append((time.perf_counter() - begun) * 1000)
            assert answer.status == 200, (path, answer.status, answer.body)
    for kind, ms in sorted(times.items(), key=lambda item: -statistics.median(item[1])):
        print(f"  {kind:<40} median {statistics.median(ms):7.1f} ms, most {max(ms):7.1f} ms", flush=True)


def report(name, done):
    print(f"{name}: {done['per_s']:,.0f}/s, median {done['p50_ms']:.1f} ms, p99 {done['p99_ms']:.1f} ms, "
          f"{done['cpu_us']:.0f} µs of processor a call, {done['refused'] + done['broken']} not answered", flush=True)  # fmt: skip
    return done


class Load:
    """What is asked of a server over a town of a size; think_ms: what each caller waits between calls, on average."""

    def __init__(self, yui, size, folder, draw=anybody):
        self.yui, self.size, self.n_checked_in = yui, size, 0
        self.calls, self.lines = pages(size, folder, draw)

    def check_in(self, think_ms, connections=WAVE_KIOSKS, seconds=SECONDS):
        size = self.size
        moment = datetime.datetime.fromtimestamp(time.time(), servers.JST).replace(microsecond=0).isoformat()
        words = ["check-in", str(size.wave_contract(0)[0]), str(size.wave_seats * size.workplaces), str(self.n_checked_in),
                 moment, str(think_ms)]  # fmt: skip
        done = self.yui.ask("/v1/clock-events", words, connections, seconds)
        self.n_checked_in += done["calls"] + connections
        return done

    def browse(self, think_ms, connections=BROWSERS, seconds=SECONDS):
        return self.yui.ask("/", ["mixed", str(self.calls), str(think_ms)], connections, seconds)


def timed_start(yui):
    begun = time.monotonic()
    assert yui.start()
    return time.monotonic() - begun


def measure_large(options, folder):
    size = town.Size(**LARGEST | {"programmes": options.programmes})
    database = options.keep or folder / "large.db"
    if not database.exists():
        begun = time.monotonic()
        town.make_first(database)
        town.fill(size, town.Sqlite(database))
        print(f"made in {time.monotonic() - begun:.0f} s", flush=True)
    else:
        size.now = int(servers.execute(database, "SELECT created_s FROM programme WHERE programme_id = 1"))
    n_contracts = (size.weeks * size.seats + size.wave_seats) * size.workplaces * size.programmes
    print(f"{size.programmes} programmes, {size.programmes * size.workplaces:,} workplaces, "
          f"{size.programmes * size.workers:,} workers, {n_contracts:,} contracts; {database.stat().st_size / 1e9:.1f} GB; "
          f"load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    yui = servers.Yui(database)
    print(f"upgrade from the first schema: {timed_start(yui):.1f} s", flush=True)
    yui.stop()
    starts = []
    for _ in range(5):
        starts.append(timed_start(yui) * 1000)
        yui.stop()
    print(f"start: median {statistics.median(starts):.0f} ms, most {max(starts):.0f} ms", flush=True)
    yui.start()
    load = Load(yui, size, folder)
    try_each(yui, load.lines)
    report("Monday 8:50, 5 times the real rate", load.check_in(350))
    report("Friday evening", load.browse(300))
    report("as many check-ins as it takes", load.check_in(0, seconds=2))
    report("as many pages as it takes", load.browse(0, seconds=5))
    print(f"load {os.getloadavg()[0]:.1f}")
    yui.stop()


def measure_growth(options, folder):
    """Programmes of one size, more and more of them; every call is of one programme, and as many people call, so that
    time should not grow.
    Rounds are taken in turn, each at the same rate of check-ins; the least of each is what the machine's other work
    moves least."""
    started = {}
    for programmes in (1, 4, 16, 58):
        size = town.Size(**LARGEST | {"programmes": programmes, "weeks": 4, "wave_seats": 24})
        place = folder / str(programmes)
        place.mkdir()
        town.make_first(place / "db")
        town.fill(size, town.Sqlite(place / "db"))
        yui = servers.Yui(place / "db")
        upgrade_s = timed_start(yui)
        yui.stop()
        started[programmes] = Load(yui, size, place, one_of_few)
        print(f"{programmes} programmes: {(place / 'db').stat().st_size / 1e6:,.0f} MB, upgrade {upgrade_s:.1f} s", flush=True)
    rounds = {programmes: [] for programmes in started}
    for _ in range(4):
        for programmes, load in started.items():
            load.yui.start()
            load.browse(0, 16, 1)  # warm
            rounds[programmes].append((load.browse(0, 16, 3)["cpu_us"], load.check_in(60, 16, 4)["cpu_us"]))
            load.yui.stop()
    rows = [(programmes, *(min(r[i] for r in done) for i in (0, 1))) for programmes, done in rounds.items()]
    for programmes, page, check_in in rows:
        print(f"{programmes} programmes: {page:.0f} µs of processor a page, {check_in:.0f} µs a check-in", flush=True)
    plot(rows, options.build / "bench" / "growth.png")


def measure_japan(options, folder):
    """On the server that tests/with-postgresql started, which does not wait for the disk."""
    scale = options.scale
    size = town.Size(**JAPAN | {"workplaces": max(3, JAPAN["workplaces"] // scale), "workers": JAPAN["workers"] // scale,
                                "weeks": max(2, JAPAN["weeks"] // scale)})  # fmt: skip
    server, name = os.environ["YUI_TEST_POSTGRESQL"], "yui_" + uuid.uuid4().hex[:12]
    subprocess.run(["psql", "-Xq", server, "-c", f"CREATE DATABASE {name} TEMPLATE template0"], check=True)
    database = server.replace("/postgres?", f"/{name}?")
    yui = servers.Yui(database)
    yui.start()
    yui.stop()
    begun = time.monotonic()
    town.fill(size, town.Postgresql(database.replace("yui@", "root@")))
    print(f"all Japan, each town 1/{scale}: {size.programmes} programmes, {size.programmes * size.workplaces:,} workplaces, "
          f"{size.programmes * size.workers:,} workers, {size.weeks} weeks; made in {time.monotonic() - begun:.0f} s; "
          f"load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
    print(f"start: {timed_start(yui) * 1000:.0f} ms", flush=True)
    load = Load(yui, size, folder)
    try_each(yui, load.lines)
    report("Monday 8:50", load.check_in(350))
    report("Friday evening", load.browse(300))
    report("as many check-ins as it takes", load.check_in(0, seconds=2))
    report("as many pages as it takes", load.browse(0, seconds=5))
    yui.stop()


def plot(rows, path):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    programmes, reads, writes = zip(*rows)
    axes.plot(programmes, reads, "o-", label="page")
    axes.plot(programmes, writes, "s-", label="check-in")
    axes.set(xscale="log", xlabel="programmes in one database", ylabel="processor time a call, µs", ylim=(0, None))
    axes.set_xticks(programmes, labels=[str(n) for n in programmes])
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=100)
    print(f"plot: {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("what", choices=["large", "growth", "japan"])
    parser.add_argument("--programmes", type=int, default=LARGEST["programmes"])
    parser.add_argument("--keep", type=pathlib.Path, help="the database; made if missing, and kept")
    parser.add_argument("--scale", type=int, default=20, help="of all Japan")
    options = parser.parse_args()
    measure = {"large": measure_large, "growth": measure_growth, "japan": measure_japan}[options.what]
    with servers.folder(options.build / "bench") as folder:
        measure(options, folder)


if __name__ == "__main__":
    main()
