#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times assignments beside their peers: the same files, one thread each, medians of CPU time.

  tests/bench/matcher/assign-peers.py BUILD [--plot FOLDER] [--quick] [--full] [--highs]

  --quick   small sizes only: does everything run?
  --full    scipy on 100,000 sparse rows too (more than two minutes)
  --weeks N  N made-up weeks of each size
  --highs   the weeks beside HiGHS with 20 times the time (some four minutes; its limit is of the wall clock, so leave
            it a processor)

Every optimum is compared; another optimum than a peer's ends the run. scipy, numpy, matplotlib, LEMON and GLPK are
Debian packages of app/packages.txt; HiGHS is the one in scipy.
"""
import argparse
import collections
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import matplotlib
import numpy
import scipy.optimize
import scipy.sparse

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
COLOURS = {"yui": "#1a5fb4", "scipy": "#c64600", "LEMON": "#26a269", "GLPK": "#813d9c", "textbook": "#986a44"}
growth = collections.defaultdict(lambda: collections.defaultdict(list))  # title, name: (n, ms)


def run(*command):
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, text=True).stdout


def time_with(*command):
    ms, total = run(*command).split()
    return float(ms), int(total)


def say(title, n, results):
    """results: name → (ms, optimum), our own first."""
    own_ms, own_total = results["yui"]
    line = f"{title:18} {n:>9,}   yui {own_ms:10.1f} ms"
    for name, (ms, total) in results.items():
        growth[title][name].append((n, ms))
        if name != "yui":
            line += f"   {name} {ms:10.1f} ms ({ms / own_ms:.2f}x)"
        if total != own_total:
            sys.exit(f"{title}, n={n}: yui has {own_total}, {name} has {total}")
    print(line + ("   same matching" if title == "stable" else f"   optimum {own_total} equal"), flush=True)


# ---- without conflicts ----

def median_of(rounds, function):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        total = function()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times), total


def scipy_dense(path, rounds):
    cost = numpy.fromfile(path, dtype=numpy.int32, offset=24)
    cost = cost.reshape(int(len(cost) ** 0.5), -1).astype(numpy.float64)  # what it computes with

    def solve():
        rows, columns = scipy.optimize.linear_sum_assignment(cost)
        return int(cost[rows, columns].sum())

    return median_of(rounds, solve)


def scipy_sparse(path, rounds):
    n, _, edges = numpy.fromfile(path, dtype=numpy.int64, count=3)
    first = numpy.fromfile(path, dtype=numpy.int64, count=n + 1, offset=24)
    column = numpy.fromfile(path, dtype=numpy.uint32, count=edges, offset=24 + 8 * (n + 1))
    value = numpy.fromfile(path, dtype=numpy.int64, offset=24 + 8 * (n + 1) + 4 * edges)
    row = numpy.repeat(numpy.arange(n), numpy.diff(first))
    # To stay unfilled is a column of one's own; its zeros mean "no edge", hence the offset.
    offset = int(max(value.max(), 0)) + 1
    useful = value > 0
    rows = numpy.concatenate([row[useful], numpy.arange(n)])
    columns = numpy.concatenate([column[useful], n + numpy.arange(n)])
    cost = numpy.concatenate([offset - value[useful], numpy.full(n, offset)])
    graph = scipy.sparse.csr_matrix((cost, (rows, columns)), shape=(n, 2 * n))

    def solve():
        found = scipy.sparse.csgraph.min_weight_full_bipartite_matching(graph)
        return int(offset * n - graph[found].sum())

    return median_of(rounds, solve)


def bench_linear(programs, folder, kind, n, peers):
    path = os.path.join(folder, "linear.bin")
    run(programs["linear"], "make", kind, n, path)
    rounds = 5 if n <= 1000 or (kind == "sparse" and n <= 10000) else 3
    results = {"yui": time_with(programs["linear"], "solve", path, rounds)}
    for peer in peers:
        if peer == "scipy":
            results[peer] = (scipy_dense if kind == "dense" else scipy_sparse)(path, 1 if n > 10000 else rounds)
        else:
            slow = n > 10000 or peer == "GLPK"
            ms, total = time_with(programs["peers"], peer.lower(), path, 1 if slow else rounds)
            results[peer] = (ms, -total if kind == "dense" else total)
    say(kind, n, results)


def bench_stable(programs, folder, n):
    path = os.path.join(folder, "stable.bin")
    line = run(programs["stable"], n, 20, path)
    own_ms = float(re.search(r"([0-9.]+) ms", line)[1])
    ms, n_differing = time_with(programs["peers"], "stable", path, 3)
    if n_differing > n // 1000:  # ties are ours to break
        sys.exit(f"stable, n={n}: {n_differing} workers have another shift than by the textbook")
    say("stable", n, {"yui": (own_ms, 0), "textbook": (ms, 0)})


# ---- weeks ----

def read_lp(path):
    """The objective, rows and bounds of the file that bench-week writes."""
    objective, rows, bounds, part = {}, [], [], ""
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.strip() in ("Maximize", "Subject To", "Binary", "End"):
                part = line.strip()
            elif part == "Maximize":
                value, name = line.replace("+", " ").split()
                objective[int(name[1:])] = float(value)
            elif part == "Subject To":
                left, right = line.split("<=")
                rows.append([(int(name), float(value or 1))
                             for value, name in re.findall(r"(?:([0-9]+) )?x([0-9]+)", left)])
                bounds.append(float(right))
    at = [(r, c, v) for r, row in enumerate(rows) for c, v in row]
    matrix = scipy.sparse.csr_matrix(([v for _, _, v in at], ([r for r, _, _ in at], [c for _, c, _ in at])),
                                     shape=(len(rows), len(objective)))
    return numpy.array([objective[i] for i in range(len(objective))]), matrix, numpy.array(bounds)


def solve_with_highs(objective, matrix, bounds, seconds):
    answer = scipy.optimize.milp(-objective, integrality=numpy.ones(len(objective)),
                                 bounds=scipy.optimize.Bounds(0, 1), options={"time_limit": seconds},
                                 constraints=scipy.optimize.LinearConstraint(matrix, ub=bounds))
    value = -answer.fun if answer.x is not None else 0.0
    return value, -answer.mip_dual_bound if answer.mip_dual_bound is not None else float("inf")


def bench_week(programs, folder, shifts, people, seconds, number, with_highs):
    lp, chosen = os.path.join(folder, "week.lp"), os.path.join(folder, "week.answer")
    line = run(programs["week"], shifts, people, seconds, number, 0, lp, chosen).strip()
    print(line, flush=True)
    own_value, own_bound = (int(re.search(word + r" (-?[0-9]+)", line)[1]) for word in ("value", "bound"))
    objective, matrix, bounds = read_lp(lp)
    answer = numpy.zeros(len(objective))
    answer[numpy.loadtxt(chosen, dtype=int)] = 1
    if (matrix @ answer > bounds + 1e-6).any() or objective @ answer != own_value:
        sys.exit("our answer breaks a row of the file, or its value is another")
    if not with_highs:
        return
    start = time.process_time()
    value, bound = solve_with_highs(objective, matrix, bounds, seconds * 20)
    print(f"  HiGHS in {seconds * 20:g} s ({time.process_time() - start:.1f} s of CPU): value {value:.0f}, bound {bound:.0f}, "
          f"gap {100 * (bound - value) / bound:.3f} %; our value is {100 * own_value / max(value, 1):.3f} % of it",
          flush=True)
    if value > own_bound + 0.5:
        sys.exit("HiGHS found more than our bound allows")
    if value > own_value + 0.5:
        print(f"  HiGHS IS BETTER by {100 * (value - own_value) / value:.4f} %", flush=True)


# ---- plots ----

def draw(folder):
    for title, names in growth.items():
        figure, axes = pyplot.subplots(figsize=(6.4, 4.4))
        for name, points in names.items():
            axes.loglog(*zip(*points), marker="o", label=name, color=COLOURS[name])
        axes.set_title({"dense": "Dense assignment", "sparse": "Sparse assignment, 20 edges a shift",
                        "stable": "Stable matching, 20 choices a worker"}[title])
        axes.set_xlabel("n")
        axes.set_ylabel("CPU time, ms")
        axes.grid(True, which="major", color="#ddd")
        axes.legend()
        figure.tight_layout()
        for ending in ("svg", "png"):
            figure.savefig(os.path.join(folder, f"assign-{title}.{ending}"))
        print("plot:", os.path.join(folder, f"assign-{title}.svg"))


def build(folder):
    names = ("linear", "stable", "week")
    run("ninja", "-C", folder, *(f"tests/matcher/bench-{name}" for name in names))
    programs = {name: os.path.join(folder, "tests/matcher/bench-" + name) for name in names}
    programs["peers"] = os.path.join(folder, "assign-peers")
    run("g++", "-O2", "-w", "-o", programs["peers"], os.path.join(HERE, "assign-peers.cc"), "-lglpk")
    return programs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--plot")
    for flag in ("--quick", "--full", "--highs"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--weeks", type=int, default=1)
    options = parser.parse_args()
    programs = build(options.build)
    with tempfile.TemporaryDirectory() as folder:
        for n in (100, 300) if options.quick else (100, 300, 1000, 2000, 5000):
            bench_linear(programs, folder, "dense", n, ("scipy", "GLPK") if n <= 300 else ("scipy",))
        for n in (1000,) if options.quick else (1000, 10000, 100000):
            peers = ["LEMON"] + (["scipy"] if n <= 10000 or options.full else []) + (["GLPK"] if n <= 1000 else [])
            bench_linear(programs, folder, "sparse", n, peers)
        for n in (10000,) if options.quick else (10000, 100000, 1000000):
            bench_stable(programs, folder, n)
        for week in ((50, 60, 0.2),) if options.quick else (
                (200, 400, 0.3), (200, 250, 1), (1000, 2000, 1.5), (1000, 1250, 5)):
            for number in range(1, options.weeks + 1):
                bench_week(programs, folder, *week, number, options.highs)
    if options.plot:
        os.makedirs(options.plot, exist_ok=True)
        draw(options.plot)


main()
