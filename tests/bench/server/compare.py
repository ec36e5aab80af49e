#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server beside Fastify + better-sqlite3 and libsoup + json-glib on the same data, and check-ins beside a bare
group-commit loop on the same disk. Rounds are taken in turn, so that a busy machine is busy for all."""

import argparse
import datetime
import os
import pathlib
import statistics
import time

import servers
import town

ONE_CORE, OTHER_CORE = "0", "1"
HERE = pathlib.Path(__file__).parent


def line(*cells):
    print("  ".join(f"{c:<34}" if i == 0 else f"{c:>13}" for i, c in enumerate(cells)), flush=True)


def show(name, results):
    """results: {server: [round, …]}; the first is ours. Prints medians and how many times the peers' ours does, by the
    clock and by processor time a call, which a busy machine moves less."""

    def median(server, what):
        return statistics.median(r[what] for r in results[server])

    ours = next(iter(results))
    for server, rounds in results.items():
        cells = ["not there"]
        if rounds:
            cells = [f"{median(server, 'per_s'):,.0f}/s", f"p99 {median(server, 'p99_ms'):.1f} ms"]
            cells += [f"{median(server, 'cpu_us'):.0f} µs a call"] if "cpu_us" in rounds[0] else []
        if rounds and server != ours:
            cells.append(f"{median(ours, 'per_s') / median(server, 'per_s'):.2f} ×")
            cells += [f"{median(server, 'cpu_us') / median(ours, 'cpu_us'):.2f} × cpu"] if "cpu_us" in rounds[0] else []
        line(f"{name}: {server}", *cells)


def compare_reads(options, folder, build):
    database = folder / "read.db"
    size = town.Size(workplaces=30, workers=2000, weeks=4)
    town.make_first(database)
    town.fill(size, town.Sqlite(database))
    started = [servers.Yui(database, cores=ONE_CORE), servers.Fastify(database, cores=ONE_CORE),
               servers.Soup(database, build, cores=ONE_CORE)]  # fmt: skip
    running = [s for s in started if s.start()]
    day = datetime.datetime.fromtimestamp(size.now - 20 * town.DAY, servers.JST).date()
    shift = town.uuid(town.SHIFT, 5)
    page, one = f"/v1/shifts?from={day}&limit=50", f"/v1/shifts/{shift}"
    answers = [s.get(page, "coordinator-0") for s in running]
    for server, answer in zip(running, answers):
        assert answer.json() == answers[0].json(), f"{server.name} answers otherwise"
        assert len(answer.json()["items"]) == 50
    print(f"50 shifts are {len(answers[0].body):,} bytes; the answers of {', '.join(s.name for s in running)} are equal.")
    draft = town.uuid(town.SHIFT, 6)
    servers.execute(database, f"UPDATE shift SET state = 'draft' WHERE id = '{draft}'")
    each_other = folder / "each-other"  # so that no answer is one that was just given
    each_other.write_text("".join(f"coordinator-0 {page}&to={day + datetime.timedelta(days=1000 + i)}\n" for i in range(3000)),
                          encoding="ascii")  # fmt: skip
    works = [("50 shifts", page, ["get", "coordinator-0"], 64, True),
             ("50 shifts, each another", "/", ["mixed", str(each_other)], 64, True),
             ("one shift", one, ["get", "coordinator-0"], 64, True),
             ("one shift, 304", f"/v1/shifts/{draft}", ["get", "coordinator-0", '"1"'], 64, False)]  # fmt: skip
    for name, path, words, connections, has_soup in works:
        results = {s.name: [] for s in started if has_soup or s.name != "libsoup"}
        for _ in range(options.rounds):
            for server in running:
                if server.name in results:
                    results[server.name].append(server.ask(path, words, connections, options.seconds, OTHER_CORE))
        show(name, results)
    for server in running:
        server.stop()


def compare_check_ins(options, folder, build):
    """Each check-in is of a contract of its own, under a key of its own, and is answered when it is on the disk."""
    database = folder / "write.db"
    size = town.Size(programmes=4, workplaces=187, workers=4000, weeks=1,
                     wave_seats=int(60 * options.rounds * options.seconds))  # fmt: skip
    town.make_first(database)
    town.fill(size, town.Sqlite(database))
    yui = servers.Yui(database)
    yui.start()
    moment = datetime.datetime.fromtimestamp(size.now, servers.JST).isoformat()
    results = {"Yui": [], "bare group commit": []}
    start = 0
    for i in range(options.rounds):
        words = ["check-in", str(size.wave_contract(0)[0]), str(size.wave_seats * size.workplaces), str(start), moment]
        done = yui.ask("/v1/clock-events", words, 64, options.seconds)
        assert done["refused"] == 0 and done["broken"] == 0, done
        start += done["calls"] + 64
        assert start < size.n_wave, "more seats are needed"
        results["Yui"].append(done)
        results["bare group commit"].append(servers.group_commit(build, folder / f"bare-{i}.db", options.seconds))
    yui.stop()
    n = servers.execute(database, "SELECT count(*) FROM clock_event WHERE kind = 'in' AND contract_id >= "
                                  f"'{town.uuid(town.CONTRACT, size.wave_contract(0)[0])}'")  # fmt: skip
    acknowledged = sum(r["calls"] for r in results["Yui"])
    assert n >= acknowledged, f"{acknowledged} acknowledged, {n} there"
    show("check-ins, 64 at once, durable", results)


def measure_start(options, folder):
    database = folder / "read.db"
    times = []
    for _ in range(options.rounds + 2):
        yui = servers.Yui(database)
        begun = time.monotonic()
        yui.start()
        times.append(time.monotonic() - begun)
        yui.stop()
    line("start of an existing database", f"{statistics.median(times) * 1000:.0f} ms", f"most {max(times) * 1000:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    options = parser.parse_args()
    options.rounds, options.seconds = (3, 2) if options.quick else (5, 5)
    with servers.folder(options.build / "bench") as folder:
        print(f"{options.rounds} rounds of {options.seconds} s; medians. Load of the machine: {os.getloadavg()[0]:.1f}")
        compare_reads(options, folder, options.build / "app")
        compare_check_ins(options, folder, options.build / "app")
        measure_start(options, folder)
        print(f"Load of the machine: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
