#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the ranking beside its peers: the same pool, one thread each, medians of CPU time.

  tests/bench/matcher/rank-peers.py BUILD [--plot FOLDER] [--quick]

The best 20 of n people, of whom about one in ten passes the hard rules: SQLite in memory, numpy's argpartition over
float32 columns, and reading 32 bytes of every person once, which no program that looks at everybody can beat.
--quick leaves out the large pools.
"""
import argparse
import os
import sqlite3
import statistics
import subprocess
import tempfile
import time

import matplotlib
import numpy

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

ROUNDS = 7
COLUMNS = ("id lat lon qualifications pool day min_wage furthest booked kept rating_sum rating_count "
           "worked_here last_offer week_min").split()
ORIGIN_S = 1795359600
DAY_BITS = 0xFFFF
SERIES = {"yui": ("#1a5fb4", "o", "-"), "SQLite": ("#c64600", "s", "-"), "numpy": ("#26a269", "^", "-"),
          "reading 32 bytes each": ("#77767b", None, "--")}


def run(*command):
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, text=True).stdout


def median_ms(function):
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        function()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def read_pool(path):
    with open(path, encoding="ascii") as file:
        lat, lon, required, useful = map(int, file.readline()[1:].split())
        rows = [tuple(map(int, line.split(","))) for line in file]
    signed = lambda bits: bits - (1 << 64) if bits >> 63 else bits
    return rows, (lat, lon, signed(required), signed(useful))


# Availability, pool, qualification, wage and distance wish, and a score of the same terms; its own arithmetic.
SQL = f"""
SELECT id, 25 * max(0, 1 - d / 20000.0) + 20 * ((qualifications & :useful) != 0) + 3 * min(worked_here, 5)
  + 15 * (kept + 9.0) / (booked + 10) + 10 * ((rating_sum + 20.0) / (rating_count + 5) - 1) / 4
  + 10 * min(1, ({ORIGIN_S} - last_offer) / 2419200.0) + 2.5 * min(1, (1200 - min_wage) / 300.0) AS score
FROM (SELECT *, sqrt((lat - :lat) * (lat - :lat) * 0.0123646 + (lon - :lon) * (lon - :lon) * 0.0076) AS d FROM worker)
WHERE day = {DAY_BITS} AND (qualifications & :required) != 0 AND (pool & 3) != 0 AND min_wage <= 1200
  AND (furthest = 0 OR d <= furthest) AND week_min <= 1860
ORDER BY score DESC, id LIMIT 20"""


def time_sqlite(rows, query):
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE worker ({', '.join(c + ' INTEGER' for c in COLUMNS)})")
    database.executemany(f"INSERT INTO worker VALUES ({','.join('?' * len(COLUMNS))})", rows)
    values = dict(zip(("lat", "lon", "required", "useful"), query))
    return median_ms(lambda: database.execute(SQL, values).fetchall())


def time_numpy(rows, query):
    table = numpy.array(rows, dtype=numpy.int64).T
    column = {name: table[i].copy() for i, name in enumerate(COLUMNS)}
    as_float = {name: column[name].astype(numpy.float32) for name in COLUMNS}
    lat, lon, required, useful = query

    def rank():
        allowed = (column["day"] == DAY_BITS) & ((column["qualifications"] & required) != 0)
        allowed &= ((column["pool"] & 3) != 0) & (column["min_wage"] <= 1200) & (column["week_min"] <= 1860)
        at = numpy.flatnonzero(allowed)
        c = {name: as_float[name][at] for name in ("lat", "lon", "worked_here", "kept", "booked", "rating_sum",
                                                  "rating_count", "last_offer", "min_wage", "furthest")}
        d = numpy.hypot((c["lat"] - lat) * 0.1112, (c["lon"] - lon) * 0.0872)
        score = 25 * numpy.maximum(0, 1 - d / 20000) + 20 * ((column["qualifications"][at] & useful) != 0)
        score += 3 * numpy.minimum(c["worked_here"], 5) + 15 * (c["kept"] + 9) / (c["booked"] + 10)
        score += 2.5 * ((c["rating_sum"] + 20) / (c["rating_count"] + 5) - 1)
        score += 10 * numpy.minimum(1, (ORIGIN_S - c["last_offer"]) / 2419200)
        score += 2.5 * numpy.minimum(1, (1200 - c["min_wage"]) / 300)
        score[(c["furthest"] > 0) & (d > c["furthest"])] = -1
        best = numpy.argpartition(score, -20)[-20:]
        return at[best[numpy.argsort(-score[best])]]

    return median_ms(rank)


def bench(program, folder, n):
    """Name → milliseconds, our own first."""
    path = os.path.join(folder, "pool.csv")
    own = {words[0]: float(words[2]) for words in map(str.split, run(program, n, "--csv", path).splitlines())}
    rows, query = read_pool(path)
    times = {"yui": own["rank-top20"] / 1000, "SQLite": time_sqlite(rows, query), "numpy": time_numpy(rows, query),
             "reading 32 bytes each": own["scan-32-bytes"] / 1000}
    line = f"rank top-20        {n:>9,}   yui {times['yui']:10.4f} ms"
    for name, ms in list(times.items())[1:]:
        line += f"   {name} {ms:9.3f} ms ({ms / times['yui']:.1f}x)"
    print(line)
    print(f"  {own['rank-eligible-permille'] / 10:.1f} % eligible; {own['bytes-besides-slots']:.1f} bytes a person besides "
          f"the slots; without distance {own['rank-top20-no-distance'] / 1000:.4f} ms; top 200 under moving weights "
          f"{own['rank-top200-weights'] / 1000:.3f} ms, at worst {own['rank-top200-weights-worst'] / 1000:.3f} ms")
    print("  one change, µs: "
          + ", ".join(f"{name[7:]} {us:.3f}" for name, us in own.items() if name.startswith("change-")), flush=True)
    return times


def draw(growth, folder):
    figure, axes = pyplot.subplots(figsize=(7.2, 4.6))
    for name, (colour, marker, style) in SERIES.items():
        points = sorted((n, times[name]) for n, times in growth.items())
        axes.loglog(*zip(*points), color=colour, marker=marker, linestyle=style, markersize=5)
        axes.annotate(name, points[-1], xytext=(8, 0), textcoords="offset points", color=colour, va="center",
                      annotation_clip=False)
    axes.set_title("The best 20 of a pool, one in ten eligible", loc="left")
    axes.set_xlabel("people in the pool")
    axes.set_ylabel("CPU time, median")
    axes.xaxis.set_major_formatter(lambda n, _: f"{n:,.0f}")
    axes.yaxis.set_major_formatter(lambda ms, _: f"{ms:g} ms" if ms >= 1 else f"{ms * 1000:g} µs")
    axes.grid(True, which="major", color="#deddda")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.subplots_adjust(right=0.76)
    os.makedirs(folder, exist_ok=True)
    for ending in ("svg", "png"):
        figure.savefig(os.path.join(folder, f"rank.{ending}"), dpi=150)
    print("plot:", os.path.join(folder, "rank.svg"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--plot")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    run("ninja", "-C", options.build, "tests/matcher/bench-rank")
    program = os.path.join(options.build, "tests/matcher/bench-rank")
    sizes = (1000, 10000) if options.quick else (1000, 3000, 10000, 30000, 100000, 300000, 1000000)
    with tempfile.TemporaryDirectory() as folder:
        growth = {n: bench(program, folder, n) for n in sizes}
    if options.plot:
        draw(growth, options.plot)


main()
