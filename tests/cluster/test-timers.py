# SPDX-License-Identifier: GPL-3.0-or-later
"""Timers with several server processes on one PostgreSQL that are killed and started again: each fires once, and what
came due while nobody ran fires at the next start."""

import random
import time
import unittest
import uuid

import postgresql
import yui_service
from yui_service import Service

N_OFFERS = 400
SECONDS = 14
LATE = 40  # offers due while no process runs


class Timers(unittest.TestCase):
    def setUp(self):
        self.database = postgresql.new_database()
        self.made = yui_service.make_programme(self.database)
        self.services = [Service(self.database) for _ in range(2)]
        self.worker, self.shift = str(uuid.uuid4()), str(uuid.uuid4())
        for service in self.services:
            self.addCleanup(service.stop)

    def run_sql(self, *statements):
        postgresql.psql(self.database, "BEGIN; SET LOCAL yui.scope = 'all'; " + "; ".join(statements) + "; COMMIT")

    def insert_offers(self, n, first_due, last_due):
        """Offers of one shift, each with its timer, due one after another. Each stands for another person."""
        made = f"extract (epoch FROM now ())::bigint - 60 + {first_due}"
        self.run_sql(
            "CREATE TEMP TABLE fresh AS SELECT gen_random_uuid ()::text AS offer, gen_random_uuid ()::text AS worker, "
            f"extract (epoch FROM now ())::bigint + {first_due} + (i * ({last_due} - {first_due})) / {n} AS due "
            f"FROM generate_series (1, {n}) i",
            "INSERT INTO worker (programme_id, id, name, kana, registered_s) SELECT 1, worker, 'x', 'x', 0 FROM fresh",
            "INSERT INTO offer (programme_id, id, shift_id, employer_id, worker_id, made_s, reply_by_s) "
            f"SELECT 1, offer, '{self.shift}', '{self.made['employer']}', worker, {made}, due FROM fresh",
            "INSERT INTO timer (programme_id, kind, subject_id, due_s, next_s) "
            "SELECT 1, 'offer_reply', offer, due, due FROM fresh",
        )

    def insert_shift(self):
        self.run_sql(
            "INSERT INTO shift (programme_id, id, state, employer_id, workplace_id, title, start_s, end_s, break_min, seats, "
            f"hourly_wage_yen, published_s, created_s) VALUES (1, '{self.shift}', 'published', '{self.made['employer']}', "
            f"'{self.made['workplace']}', 'x', 4000000000, 4000014400, 0, 500, 2000, 1, 1)"
        )

    def kill_now_and_then(self):
        until, n = time.monotonic() + SECONDS, 0
        while time.monotonic() < until:
            time.sleep(random.uniform(0.5, 1.5))
            service = random.choice(self.services)
            service.stop(kill=True)
            time.sleep(random.uniform(0.1, 0.5))
            service.start()
            n += 1
        return n

    def wait_for_rest(self):
        for _ in range(60):
            if postgresql.rows(self.database, "SELECT count(*), 0 FROM timer WHERE fired_s IS NULL")[0][0] == "0":
                return
            time.sleep(0.5)
        self.fail("timers that are due have not fired")

    def judge(self, n):
        def count(query):
            return postgresql.rows(self.database, f"SELECT count(*), 0 FROM {query}")[0][0]

        self.assertEqual(count("offer WHERE state = 'expired'"), str(n))
        self.assertEqual(count("timer WHERE outcome = 'done'"), str(n))
        self.assertEqual(count("audit_log WHERE operation = 'offer.expired'"), str(n))
        self.assertEqual(count("(SELECT DISTINCT subject FROM audit_log WHERE operation = 'offer.expired') s"), str(n))
        self.assertEqual(count("change_log WHERE resource = 'offer'"), str(n))
        self.assertEqual(count("offer o JOIN timer t ON t.subject_id = o.id WHERE t.fired_s < o.reply_by_s"), "0")

    def test_two_processes_are_killed(self):
        for service in self.services:
            service.start()
        self.insert_shift()
        self.insert_offers(N_OFFERS, 0, SECONDS)
        n_killed = self.kill_now_and_then()
        for service in self.services:
            service.stop(kill=True)
        self.insert_offers(LATE, -3600, -60)
        for service in self.services:
            service.start()
        self.wait_for_rest()
        print(f"# {N_OFFERS + LATE} timers, {n_killed} processes killed")
        self.assertGreater(n_killed, 3)
        self.judge(N_OFFERS + LATE)


if __name__ == "__main__":
    unittest.main()
