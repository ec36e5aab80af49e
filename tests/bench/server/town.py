#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes programmes with employers, workers and a year of work in a new database, by SQL in bulk.

Every number of a thing tells its place: thing n of a programme's M belongs to programme n / M + 1. Tokens are words:
owner-N (of employer N), coordinator-P and kiosk-P (of programme P, from 0), worker-N (of SIGNED_IN people of each
programme, in turn). Rows are as of migration 0001, so that a
database of that time can be made and upgraded; the audit log's hashes are no chain.
"""

import argparse
import dataclasses
import hashlib
import pathlib
import sqlite3
import subprocess
import time

MIGRATIONS = pathlib.Path(__file__).parents[3] / "app/server/migrations"
SIGNED_IN = 20
DAY, WEEK, JAPAN = 86400, 7 * 86400, 9 * 3600
TOWN, EMPLOYER, WORKPLACE, WORKER, MEMBERSHIP, ACCOUNT, SHIFT, CONTRACT, ATTENDANCE, EVENT, OFFER = range(1, 12)
TERMS = '{"belongings":"エプロン","description":"' + "朝食の配膳と片付け。" * 20 + '","pay":{"hourly_yen":1300},"title":"朝食の配膳"}'


@dataclasses.dataclass
class Size:
    programmes: int = 1
    workplaces: int = 187  # of a programme, as are the next
    workers: int = 1000
    weeks: int = 4  # of past work; each workplace has one shift a week
    seats: int = 2
    wave_seats: int = 2  # of the shift that each workplace has now
    now: int = dataclasses.field(default_factory=lambda: int(time.time()))

    @property
    def employers(self):
        return max(1, self.workplaces // 3)

    @property
    def wave_s(self):
        """When the shifts of now begin."""
        return (self.now + 600) // 60 * 60

    def wave_contract(self, i):
        """(number of the contract, its programme) of the i-th seat of now; there are n_wave."""
        shift = self.weeks * self.programmes * self.workplaces
        return shift * self.seats + i, i // self.wave_seats // self.workplaces

    @property
    def n_wave(self):
        return self.programmes * self.workplaces * self.wave_seats


def uuid(kind, n):
    return f"01930000-0000-7000-8000-{kind:02x}{n:010x}"


class Sqlite:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).digest(), deterministic=True)
        self.db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;"
                              "PRAGMA foreign_keys = OFF")  # fmt: skip

    def id(self, kind, n):
        return f"'01930000-0000-7000-8000-{kind:02x}' || printf('%010x', {n})"

    def series(self, n):
        return f"(WITH RECURSIVE s (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {n - 1}) SELECT n FROM s)"

    def bytes(self, text):
        return f"sha256 ({text})"

    def run(self, statements):
        self.db.execute("BEGIN")
        for statement in statements:
            self.db.execute(statement)
        self.db.execute("COMMIT")

    def finish(self):
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA analysis_limit = 1000")
        self.db.execute("ANALYZE")
        self.db.close()


class Postgresql:
    """Through psql as a superuser, so that neither policies nor references slow it down."""

    def __init__(self, uri):
        self.uri = uri

    def id(self, kind, n):
        return f"'01930000-0000-7000-8000-{kind:02x}' || lpad (to_hex (({n})::bigint), 10, '0')"

    def series(self, n):
        return f"generate_series (0::bigint, {n - 1}) AS s (n)"

    def bytes(self, text):
        return f"sha256 (convert_to ({text}, 'UTF8'))"

    def run(self, statements):
        script = "SET session_replication_role = replica; SET synchronous_commit = off; BEGIN;" + ";".join(statements)
        done = subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", self.uri], input=script + "; COMMIT;", text=True,
                              stderr=subprocess.PIPE, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr

    def finish(self):
        self.run(["SELECT 1"])
        subprocess.run(["psql", "-Xq", self.uri, "-c", "VACUUM ANALYZE"], check=True)


def places(size, db):
    p, w, e = size.programmes, size.workplaces, size.employers
    employer = f"n / {w} * {e} + CASE WHEN n % {w} / 3 < {e} THEN n % {w} / 3 ELSE {e - 1} END"
    yield (f"INSERT INTO programme (programme_id, name, prefecture_code, colour, created_s) SELECT n + 1, '結島町' || n, "
           f"'15', '#336699', {size.now} FROM {db.series(p)}")
    yield (f"INSERT INTO employer (programme_id, id, name, representative, address, phone, created_s) SELECT n / {e} + 1, "
           f"{db.id(EMPLOYER, 'n')}, '旅館' || n, '甲野 花子', '新潟県結島町' || n, '0259-00-0000', {size.now} "
           f"FROM {db.series(p * e)}")
    yield (f"INSERT INTO workplace (programme_id, id, employer_id, name, address, prefecture_code, latitude_udeg, "
           f"longitude_udeg, check_in_secret, created_s) SELECT n / {w} + 1, {db.id(WORKPLACE, 'n')}, "
           f"{db.id(EMPLOYER, employer)}, '本館' || n, '新潟県結島町' || n, '15', 38018300 + n % 1000 * 10, "
           f"138368300 + n % 777 * 10, {db.bytes(db.id(WORKPLACE, 'n'))}, {size.now} FROM {db.series(p * w)}")


def people(size, db):
    p, k, e = size.programmes, size.workers, size.employers
    yield (f"INSERT INTO worker (programme_id, id, name, kana, birth_day, district, address, latitude_udeg, longitude_udeg, "
           f"phone, registered_s) SELECT n / {k} + 1, {db.id(WORKER, 'n')}, '佐渡 働' || n, 'さど はたらき' || n % 5000, "
           f"n % 18000 - 5000, '本町', '新潟県結島町本町' || n, 38018300 + n % 1000 * 10, 138368300 + n % 777 * 10, "
           f"'090-0000-0000', {size.now} - n % 365 * {DAY} FROM {db.series(p * k)}")
    yield (f"INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, created_s) SELECT n / {k} + 1, "
           f"{db.id(MEMBERSHIP, 'n')}, {db.id(EMPLOYER, f'n / {k} * {e} + n % {k} % {e}')}, {db.id(WORKER, 'n')}, "
           f"'registered', {size.now} FROM {db.series(p * k)}")


def accounts(size, db):
    p, e = size.programmes, size.employers
    kinds = [("owner", "employer_owner", p * e, f"n / {e} + 1", db.id(EMPLOYER, "n"), 0),
             ("coordinator", "coordinator", p, "n + 1", "NULL", 1), ("kiosk", "kiosk", p, "n + 1", "NULL", 2)]  # fmt: skip
    for word, role, count, programme, employer, block in kinds:
        account = db.id(ACCOUNT, f"n + {block * 0x10000000}")
        yield (f"INSERT INTO account (programme_id, id, display_name, role, employer_id, created_s) SELECT {programme}, "
               f"{account}, '{word}', '{role}', {employer}, {size.now} FROM {db.series(count)}")
        text = f"'{word}-' || n"
        yield (f"INSERT INTO access_token (programme_id, token_sha256, account_id, created_s) SELECT {programme}, "
               f"{db.bytes(text)}, {account}, {size.now} FROM {db.series(count)}")
    k, kiosk = size.workers, db.id(ACCOUNT, f"n / {SIGNED_IN} + {2 * 0x10000000}")
    text = "'worker-' || n"
    yield (f"INSERT INTO access_token (programme_id, token_sha256, worker_id, opened_by, created_s) "
           f"SELECT n / {SIGNED_IN} + 1, {db.bytes(text)}, {db.id(WORKER, f'n / {SIGNED_IN} * {k} + n % {SIGNED_IN}')}, "
           f"{kiosk}, {size.now} FROM {db.series(p * SIGNED_IN)}")


def work_of_week(size, db, week):
    """The shifts of one week, counted from the first; those before size.weeks are done, that one is now."""
    n_places = size.programmes * size.workplaces
    seats = size.wave_seats if week == size.weeks else size.seats
    midnight = (size.now + JAPAN) // DAY * DAY - JAPAN
    start = (str(size.wave_s) if week == size.weeks
             else f"{midnight + (week - size.weeks) * WEEK + 9 * 3600} + n % 5 * {DAY} - n % 3 * 1800")  # fmt: skip
    first_shift, first_contract = week * n_places, week * n_places * size.seats
    e, w, k = size.employers, size.workplaces, size.workers
    programme = f"n / {w} + 1"
    employer = db.id(EMPLOYER, f"n / {w} * {e} + CASE WHEN n % {w} / 3 < {e} THEN n % {w} / 3 ELSE {e - 1} END")
    yield (f"INSERT INTO shift (programme_id, id, state, employer_id, workplace_id, title, description, belongings, start_s, "
           f"end_s, break_min, seats, hourly_wage_yen, published_s, created_s) SELECT {programme}, "
           f"{db.id(SHIFT, f'{first_shift} + n')}, 'published', {employer}, {db.id(WORKPLACE, 'n')}, '朝食の配膳', "
           f"'朝食の配膳と片付け。制服を貸します。', 'エプロン', {start}, {start} + 14400, 0, {seats}, 1300, "
           f"{start} - {WEEK}, {start} - {WEEK} FROM {db.series(n_places)}")
    if week > size.weeks:
        worker = db.id(WORKER, f"n / {w} * {k} + ({week * w} + n % {w}) % {k}")
        yield (f"INSERT INTO offer (programme_id, id, shift_id, employer_id, worker_id, made_s, reply_by_s) SELECT {programme}, "
               f"{db.id(OFFER, f'{first_shift} + n')}, {db.id(SHIFT, f'{first_shift} + n')}, {employer}, {worker}, "
               f"{size.now}, {size.now + 2 * DAY} FROM {db.series(n_places)}")
        return
    # From here on n counts seats; s is the place.
    place = f"SELECT n, n / {seats} AS s FROM {db.series(n_places * seats)}"
    shift_start = start.replace("n %", "s %")
    columns = (f"SELECT s / {w} + 1 AS programme_id, {db.id(CONTRACT, f'{first_contract} + n')} AS id, "
               f"{db.id(SHIFT, f'{first_shift} + s')} AS shift_id, {employer.replace('n /', 's /').replace('n %', 's %')} "
               f"AS employer_id, {db.id(WORKPLACE, 's')} AS workplace_id, "
               f"{db.id(WORKER, f's / {w} * {k} + ({week} * {w * size.seats} + n % {w * seats}) % {k}')} AS worker_id, "
               f"{shift_start} AS start_s, n, s FROM ({place}) AS seat")  # fmt: skip
    yield (f"INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, worker_id, start_s, end_s, formed_s, "
           f"terms, terms_sha256) SELECT programme_id, id, shift_id, employer_id, workplace_id, worker_id, start_s, "
           f"start_s + 14400, start_s - {DAY}, '{TERMS}', '{'0' * 64}' FROM ({columns}) AS c")
    is_done, is_paid = week < size.weeks, week < size.weeks - 8
    state = ("paid" if is_paid else "agreed") if is_done else "expected"
    times = "start_s, start_s + 14400, 0" if is_done else "NULL, NULL, NULL"
    agreed = f"{times}, start_s + {DAY}" if is_done else "NULL, NULL, NULL, NULL"
    yield (f"INSERT INTO attendance (programme_id, id, state, contract_id, shift_id, employer_id, workplace_id, worker_id, "
           f"work_day, planned_start_s, planned_end_s, planned_break_min, clocked_start_s, clocked_end_s, clocked_break_min, "
           f"agreed_start_s, agreed_end_s, agreed_break_min, agreed_s) SELECT programme_id, "
           f"{db.id(ATTENDANCE, f'{first_contract} + n')}, '{state}', id, shift_id, employer_id, workplace_id, worker_id, "
           f"(start_s + {JAPAN}) / {DAY}, start_s, start_s + 14400, 0, {times}, {agreed} FROM ({columns}) AS c")
    if not is_done:
        return
    for kind, offset, late in (("in", 0, -300), ("out", 1, 14400)):
        yield (f"INSERT INTO clock_event (programme_id, id, contract_id, employer_id, workplace_id, worker_id, kind, source, "
               f"occurred_s, received_s) SELECT programme_id, {db.id(EVENT, f'({first_contract} + n) * 2 + {offset}')}, id, "
               f"employer_id, workplace_id, worker_id, '{kind}', 'kiosk', start_s + {late}, start_s + {late} "
               f"FROM ({columns}) AS c")
    per_town = w * seats
    number = f"{week} * {per_town} + n % {per_town} + 1"
    for resource, at in (("contract", 0), ("attendance", 1)):
        yield (f"INSERT INTO change_log (programme_id, number, resource, id, employer_id, changed_s) SELECT programme_id, "
               f"({number}) * 2 - {at}, '{resource}', id, employer_id, start_s FROM ({columns}) AS c")
    yield (f"INSERT INTO audit_log (programme_id, number, at_s, actor_id, role, operation, subject, status, hash) "
           f"SELECT programme_id, {number}, start_s, '{uuid(ACCOUNT, 0)}', 'kiosk', 'createClockEvent', 'v1/clock-events', "
           f"201, {db.bytes('worker_id')} FROM ({columns}) AS c")


def fill(size, db, say=lambda text: None):
    begun = time.monotonic()
    for name, part in (("places", places), ("people", people), ("accounts", accounts)):
        db.run(part(size, db))
        say(f"{name} at {time.monotonic() - begun:.0f} s")
    for week in range(size.weeks + 3):
        db.run(work_of_week(size, db, week))
    changes = size.weeks * size.workplaces * size.seats * 2
    db.run([f"UPDATE programme SET change_number = {changes}"])
    say(f"work at {time.monotonic() - begun:.0f} s")
    db.finish()
    say(f"done at {time.monotonic() - begun:.0f} s")


def make_first(path):
    """An empty SQLite database as the first migration left it."""
    script = (MIGRATIONS / "0001-start.sql").read_text(encoding="utf-8")
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA application_id = 0x59554921; PRAGMA journal_mode = WAL;"
                     "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, "
                     "applied_s INTEGER NOT NULL) STRICT;" + script)  # fmt: skip
    db.execute("INSERT INTO schema_migration VALUES (1, '0001-start.sql', ?, ?)",
               (hashlib.sha256(script.encode()).hexdigest(), int(time.time())))  # fmt: skip
    db.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for field in dataclasses.fields(Size):
        if field.name != "now":
            parser.add_argument("--" + field.name.replace("_", "-"), type=int, default=field.default)
    parser.add_argument("database", help="a new SQLite file, made as of migration 0001, or the URI of an empty migrated "
                                         "PostgreSQL database")  # fmt: skip
    options = vars(parser.parse_args())
    database = options.pop("database")
    if database.startswith("postgres"):
        db = Postgresql(database)
    else:
        make_first(database)
        db = Sqlite(database)
    fill(Size(**options), db, print)


if __name__ == "__main__":
    main()
