# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may touch what: every operation of data/openapi.yaml, as every role, on its own things, on another employer's
and on another programme's. The table is the contract's x-yui-roles and path values; things are found in the demo town
by the name of the path value: {shift_id} is a row of the table shift with an employer_id. A path value that cannot be
found so needs a rule below, or the test fails."""

import datetime
import hashlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ui"))

import yui_api  # noqa: E402
from yui_contract import NOWHERE, Contract  # noqa: E402

EMPLOYER_ROLES = ("employer_owner", "employer_manager", "payroll_clerk")
TOWN_ROLES = ("coordinator", "auditor")
ROLES = (*EMPLOYER_ROLES, *TOWN_ROLES, "kiosk", "worker")
CODE = "BCDF-GHJK"

# Path values that name nobody's things: {bank_code} and the like.
PUBLIC = {"bank_code": "0001", "fiscal_year": "2026"}

# Things that no demo row stands for: made here. $A is the employer, $W a worker of its pool, $C a contract of both.
MADE = {
    "application_id": "INSERT INTO application (programme_id, id, shift_id, employer_id, worker_id, terms_sha256, "
                      "electronic_notice, applied_s) SELECT 1, $ID, shift_id, $A, $W, terms_sha256, 1, 0 "
                      "FROM contract WHERE id = $C",
    "cancellation_id": "INSERT INTO cancellation (programme_id, id, kind, contract_id, shift_id, employer_id, "
                       "workplace_id, worker_id, by, reason, cancelled_s, side, until_start_s, owed_kind, owed_yen, "
                       "scheduled_wage_yen, average_wage_why, working, work_day, pay_by_day) SELECT 1, $ID, "
                       "'before_start', id, shift_id, $A, workplace_id, $W, 'employer', 'weather', 0, 'before_24h', "
                       "90000, 'nothing', 0, 4000, 'no_wages', '{}', 0, 0 FROM contract WHERE id = $C",
    "declared_work_id": "INSERT INTO declared_work (programme_id, id, worker_id, formed_day, from_day, weekdays, "
                        "day_min, recorded_s, recorded_by, by_worker) VALUES (1, $ID, $W, 0, 0, 1, 60, 0, $W, 1)",
    "draft_id": "INSERT INTO assignment_draft (programme_id, id, employer_id, state, first_day, shifts_a_day, "
                "created_s, beat_s, limit_ms) VALUES (1, $ID, $A, 'done', 20000, 1, 0, 0, 1000)",
    "job_id": "INSERT INTO job (programme_id, id, employer_id, kind, state, host, pid, seen_s, created_s, created_by) "
              "VALUES (1, $ID, $A, 'archive', 'done', 'x', 1, 0, 0, $ACCOUNT)",
    "unmatched_clock_event_id": "INSERT INTO unmatched_clock_event (programme_id, id, owner_id, op_id, op_sha256, "
                                "employer_id, problem, occurred_s, received_s) VALUES (1, $ID, $ACCOUNT, $ID, "
                                "zeroblob (32), $A, 'no_contract', 0, 0)",
    "message_id": "INSERT INTO message (programme_id, id, employer_id, worker_id, by, author_id, body, sent_s) "
                  "VALUES (1, $ID, $A, $W, 'worker', $W, 'x', 0)",
    "notice_id": "INSERT INTO notice (programme_id, id, title, body, audience, from_day, made_s, made_by) "
                 "VALUES (1, $ID, 'x', 'x', 'everyone', 99999, 0, $ACCOUNT)",
    "review_id": "INSERT INTO rating (programme_id, id, contract_id, employer_id, worker_id, direction, stars, "
                 "given_s) SELECT 1, $ID, c.id, $A, c.worker_id, 'of_employer', 4, 0 FROM contract c WHERE "
                 "c.employer_id = $A AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.contract_id = c.id) LIMIT 1",
    "proposal_id": "INSERT INTO contract_proposal (programme_id, id, kind, contract_id, shift_id, to_shift_id, "
                   "employer_id, worker_id, start_s, end_s, break_min, terms, terms_sha256, made_s, reply_by_s) "
                   "SELECT 1, $ID, 'shorten', id, shift_id, shift_id, $A, $W, start_s, end_s, 0, terms, terms_sha256, "
                   "0, 9999999999 FROM contract WHERE id = $C",
    "ring_id": "INSERT INTO ring (programme_id, id, shift_id, employer_id, position, kind, opens, opens_min) "
               "SELECT 1, $ID, shift_id, $A, 90, 'programme', 'before_start', 60 FROM contract WHERE id = $C",
    "template_id": "INSERT INTO template (programme_id, id, employer_id, name, title, break_min, seats, hourly_wage_yen, "
                   "created_s) VALUES (1, $ID, $A, $ID, 'x', 0, 1, 1200, 0)",
    "poster_id": "INSERT INTO workplace_poster (programme_id, id, workplace_id, employer_id, code_sha256, made_s, made_by, "
                 "document_id) SELECT 1, $ID, workplace_id, $A, zeroblob (32), 0, $ACCOUNT, $ID FROM contract "
                 "WHERE id = $C",
    "partner_id": "INSERT INTO partner (id, offering_programme, offering_name, code_sha256, offered_s, expires_s) "
                  "VALUES ($ID, 1, 'x', zeroblob (32), 0, 9999999999)",
    "document_id": "INSERT INTO document (programme_id, id, kind, title, employer_id, worker_id, created_s, sha256, "
                   "size) VALUES (1, $ID, 'payslip', 'x', $A, $W, 0, '" + "0" * 64 + "', 0); "
                   "INSERT INTO document_content (programme_id, document_id, content) VALUES (1, $ID, zeroblob (1))",
    "device_id": "INSERT INTO device (programme_id, id, account_id, kind, label, created_s, seen_s, expires_s) "
                 "VALUES (1, $ID, $ACCOUNT, 'desk', 'x', 0, 0, 9999999999)",
}  # fmt: skip

# These end tokens that the others need: called last, in this order. What only reads is called before anything changes.
ENDING = ("", "closeCardSession", "signOut", "withdrawWorker")

# An answer without an end: only its head is looked at.
ENDLESS = ("streamEvents",)

# What is open to who has to set up a second factor first: the routes with YUI_ROUTE_ALONE.
ALONE = ("getSession", "beginTotp", "confirmTotp", "signOut")

# Where a body names things itself, it is refused for that.
REFUSED_FIRST = (404, 422)


def insert_account(db, programme, role, employer, workplace):
    account, token = str(uuid.uuid4()), str(uuid.uuid4())
    db.execute("INSERT INTO account (programme_id, id, display_name, role, employer_id, workplace_id, created_s) "
               "VALUES (?, ?, 'x', ?, ?, ?, 0)", (programme, account, role, employer, workplace))  # fmt: skip
    insert_token(db, programme, token, account, None)
    return account, token


def insert_token(db, programme, token, account, worker):
    db.execute("INSERT INTO access_token (programme_id, token_sha256, account_id, worker_id, created_s) "
               "VALUES (?, ?, ?, ?, 0)", (programme, hashlib.sha256(token.encode()).digest(), account, worker))  # fmt: skip


class Town:
    """The demo town with an account of each role for employer A, for employer B and in programme 2."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.server = yui_api.EmbeddedServer(self.folder.name)
        self.db = sqlite3.connect(os.path.join(self.folder.name, "yui.db"), timeout=30)
        self.choose()
        with self.db:
            self.own = self.people(1, self.a)
            self.other = self.people(1, self.b)
            self.add_programme()
            self.foreign = self.people(2, self.c)
            self.things = {}

    def one(self, sql, *values):
        row = self.db.execute(sql, values).fetchone()
        return row[0] if row else None

    def choose(self):
        """A is an employer that has paid somebody; B one with no worker of A's in its pool."""
        self.a = self.one("SELECT p.employer_id FROM payslip p JOIN offer o USING (programme_id, employer_id) "
                          "WHERE o.state = 'open' ORDER BY 1 LIMIT 1")  # fmt: skip
        self.contract, self.worker = self.db.execute(
            "SELECT id, worker_id FROM contract WHERE employer_id = ? ORDER BY id LIMIT 1", (self.a,)).fetchone()  # fmt: skip
        self.stranger = self.one(
            "SELECT id FROM worker WHERE id NOT IN (SELECT worker_id FROM membership WHERE employer_id = ?) "
            "AND id NOT IN (SELECT worker_id FROM contract WHERE employer_id = ?) LIMIT 1", self.a, self.a)  # fmt: skip
        self.b = self.one("SELECT employer_id FROM membership m WHERE employer_id <> ? AND NOT EXISTS "
                          "(SELECT 1 FROM membership n WHERE n.employer_id = m.employer_id AND n.worker_id = ?) LIMIT 1",
                          self.a, self.worker)  # fmt: skip
        assert self.a and self.b and self.worker and self.stranger

    def people(self, programme, employer):
        place = self.one("SELECT id FROM workplace WHERE programme_id = ? AND employer_id = ?", programme, employer)
        tokens = {}
        for role in ROLES[:-1]:
            whose = employer if role in EMPLOYER_ROLES else None
            account, tokens[role] = insert_account(self.db, programme, role, whose, place if role == "kiosk" else None)
            if role == "employer_owner" and employer == self.a:
                self.account = account
        tokens["worker"] = str(uuid.uuid4())
        worker = {self.a: self.worker, self.b: self.stranger}.get(employer, NOWHERE)
        insert_token(self.db, programme, tokens["worker"], None, worker)
        return tokens

    def add_programme(self):
        self.c = str(uuid.uuid4())
        for sql in (
            "INSERT INTO programme (programme_id, name, prefecture_code, colour, created_s) "
            "VALUES (2, '隣町', '20', '#993366', 0)",
            f"INSERT INTO employer (programme_id, id, name, created_s) VALUES (2, '{self.c}', '商店丙', 0)",
            "INSERT INTO workplace (programme_id, id, employer_id, name, address, prefecture_code, latitude_udeg, "
            f"longitude_udeg, check_in_secret, created_s) VALUES (2, '{uuid.uuid4()}', '{self.c}', 'x', 'x', '20', 0, 0, "
            "zeroblob(32), 0)",
            f"INSERT INTO worker (programme_id, id, name, kana, registered_s) VALUES (2, '{NOWHERE}', 'x', 'x', 0)",
        ):
            self.db.execute(sql)

    # ---- things of employer A ----

    def thing(self, name):
        if name not in self.things:
            self.things[name] = self.find(name)
        return self.things[name]

    def find(self, name):
        if name in PUBLIC:
            return PUBLIC[name]
        if name == "user_code":
            self.ask_for_kiosk()
            return CODE
        if name == "worker_id":
            return self.worker
        if name == "employer_id":
            return self.a
        if name in MADE:
            return self.make(name)
        table = name.removesuffix("_id")
        columns = [row[1] for row in self.db.execute(f"PRAGMA table_info ({table})")]
        assert "employer_id" in columns, f"no rule for {{{name}}}: say in test-matrix.py whose things these are"
        of_worker = "ORDER BY worker_id = '%s' DESC" % self.worker if "worker_id" in columns else ""
        found = self.one(f"SELECT id FROM {table} WHERE employer_id = ? {of_worker} LIMIT 1", self.a)
        assert found, f"no rule for {{{name}}}: the demo town has none at this employer; make one in MADE"
        return found

    def make(self, name):
        made = str(uuid.uuid4())
        sql = MADE[name]
        words = {"$ID": made, "$ACCOUNT": self.account, "$A": self.a, "$W": self.worker, "$C": self.contract}
        for word, value in words.items():
            sql = sql.replace(word, f"'{value}'")
        before = self.db.total_changes
        self.db.executescript(sql)
        assert self.db.total_changes > before, f"nothing was made for {{{name}}}"
        return made

    def ask_for_kiosk(self):
        with self.db:
            self.db.execute("INSERT INTO device_authorization (device_code_sha256, user_code, label, created_s, "
                            "expires_s, interval_s) VALUES (zeroblob(32), ?, 'x', 0, ?, 5)",
                            (CODE, int(time.time()) + 600))  # fmt: skip

    def stop(self):
        self.db.close()
        self.server.stop()
        self.folder.cleanup()


class Doors:
    """A server where every role needs a second factor, and a person of each who signed in without one."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, "yui.db")
        subprocess.run(["yui-server", "programme", "add", "--database", path, "--name", "町", "--prefecture", "15"],
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        db = sqlite3.connect(path, timeout=30)
        with db:
            self.tokens = self.people(db)
        db.close()
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listen = f"127.0.0.1:{listener.getsockname()[1]}"
        self.url = "http://" + listen
        self.process = subprocess.Popen(["yui-server", "--database", path, "--listen", listen, "--second-factor",
                                         ",".join(EMPLOYER_ROLES + TOWN_ROLES)], stderr=subprocess.DEVNULL)  # fmt: skip
        self.wait()

    @staticmethod
    def people(db):
        employer = str(uuid.uuid4())
        db.execute("INSERT INTO employer (programme_id, id, name, created_s) VALUES (1, ?, '商店', 0)", (employer,))
        tokens = {}
        for role in EMPLOYER_ROLES + TOWN_ROLES:
            account, tokens[role] = insert_account(db, 1, role, employer if role in EMPLOYER_ROLES else None, None)
            device = str(uuid.uuid4())
            db.execute("INSERT INTO device (programme_id, id, account_id, kind, label, created_s, seen_s, expires_s) "
                       "VALUES (1, ?, ?, 'desk', 'x', 0, 0, 9999999999)", (device, account))  # fmt: skip
            db.execute("UPDATE access_token SET device_id = ? WHERE account_id = ?", (device, account))
        return tokens

    def wait(self):
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                return yui_api.Api(self.url).get("/healthz")
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


def without_own_paths(operation, answer):
    """The audit log repeats the paths that its own programme's people called, whatever they named there."""
    if operation.id == "listAudit":
        answer["items"] = [{**item, "subject": ""} for item in answer["items"]]
    return answer


class MatrixTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.contract = Contract()
        cls.town = Town()
        today = datetime.date.today()
        yesterday = (today - datetime.timedelta(days=1)).isoformat()
        cls.values = {"workplace_id": cls.town.thing("workplace_id"), "worker_id": cls.town.worker,
                      "to": (today + datetime.timedelta(days=2)).isoformat(), "terms_sha256": "0" * 64,
                      "started_at": yesterday + "T09:00:00+09:00", "ended_at": yesterday + "T13:00:00+09:00"}  # fmt: skip

    @classmethod
    def tearDownClass(cls):
        cls.town.stop()

    def call(self, operation, token, nowhere=False, **values):
        things = {name: NOWHERE if nowhere else self.town.thing(name) for name in operation.path_values()}
        values = {**self.values, **things, **values}
        media_type, body = operation.body(values)
        if body is not None and not media_type.endswith("json"):
            body = b"x"
        if operation.id in ENDLESS:
            return self.head(operation, token), None
        status, _, answer = yui_api.Api(self.town.server.url, token).call(
            operation.method, operation.target(values), body, operation.headers(), media_type)  # fmt: skip
        return status, answer

    def head(self, operation, token):
        request = urllib.request.Request(self.town.server.url + operation.target(self.values),
                                         headers={"Authorization": f"Bearer {token}"})  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def operations(self):
        found = [o for o in self.contract.operations() if o.roles != ["anyone"]]
        return sorted(found, key=lambda o: (o.id in ENDING and ENDING.index(o.id), o.method != "GET"))

    def see(self, operation, role, whose, tokens, expected):
        status, answer = self.call(operation, tokens[role])
        with self.subTest(operation=operation.id, role=role, whose=whose):
            self.assertIn(status, expected, answer)
        return answer

    def see_nothing(self, operation, role, whose, tokens):
        """The thing is not there; a body that is refused before anybody looks is refused for an id of nothing too."""
        status, answer = self.call(operation, tokens[role])
        with self.subTest(operation=operation.id, role=role, whose=whose):
            if status != 404:
                self.assertEqual((status, answer), self.call(operation, tokens[role], nowhere=True))
                self.assertEqual(status, 422, answer)

    def test_1_roles(self):
        """A role that the contract does not name is refused, whoever's the thing is."""
        n = 0
        before = self.denials()
        for operation in self.operations():
            for role in ROLES:
                if role not in operation.roles:
                    for whose in ("own", "other", "foreign"):
                        self.see(operation, role, whose, getattr(self.town, whose), (403,))
                        n += 1
        self.assertGreater(n, 200)
        until = time.monotonic() + 60
        while self.denials() < before + n and time.monotonic() < until:
            time.sleep(0.1)
        self.assertEqual(self.denials(), before + n, "each denied call is in the audit log")

    def denials(self):
        return self.town.one("SELECT count(*) FROM audit_log WHERE status = 403")

    def test_2_things(self):
        """A thing of another employer, or of another programme, is not there."""
        n = 0
        for operation in self.operations():
            names = [name for name in operation.path_values() if name not in PUBLIC]
            if not names:
                continue
            for role in (role for role in ROLES if role in operation.roles):
                if names != ["user_code"]:  # a kiosk that asks belongs to nobody yet
                    self.see_nothing(operation, role, "foreign", self.town.foreign)
                    n += 1
                if role not in TOWN_ROLES or names == ["device_id"]:
                    self.see_nothing(operation, role, "other", self.town.other)
                    n += 1
        self.assertGreater(n, 40)

    def test_2_bodies(self):
        """A body that names a thing of another employer or programme makes nothing."""
        n = 0
        for operation in self.operations():
            body = json.dumps(operation.body(self.values)[1])
            if operation.path_values() or not any(self.values[name] in body for name in ("workplace_id", "worker_id")):
                continue
            for role in (role for role in EMPLOYER_ROLES if role in operation.roles):
                for whose in ("other", "foreign"):
                    self.see(operation, role, whose, getattr(self.town, whose), REFUSED_FIRST)
                    n += 1
        self.assertGreater(n, 0)

    def test_3_lists(self):
        """No list of another employer or programme names a thing of this one."""
        ids = [self.town.thing(name) for name in self.names() if name.endswith("_id")]
        for operation in self.operations():
            if operation.method != "GET" or operation.path_values():
                continue
            for role in (role for role in ROLES if role in operation.roles):
                seen = [("foreign", self.town.foreign)]
                if role not in TOWN_ROLES:
                    seen.append(("other", self.town.other))
                for whose, tokens in seen:
                    answer = self.see(operation, role, whose, tokens, (200, 404, 422))
                    text = self.text(without_own_paths(operation, answer))
                    with self.subTest(operation=operation.id, role=role, whose=whose):
                        if self.town.worker in operation.target(self.values):  # named by the caller: says no more
                            nobody = self.text(self.call(operation, tokens[role], worker_id=NOWHERE)[1])
                            text = text.replace(self.town.worker, NOWHERE)
                            self.assertEqual(text, nobody, (operation.id, role, whose))
                        self.assertEqual([i for i in ids if i in text], [], (operation.id, role, whose))

    def test_4_own(self):
        """Who may is let through, to the thing or to what the call still lacks; last, because it changes things."""
        for operation in self.operations():
            reads = operation.method == "GET"
            for role in (role for role in ROLES if role in operation.roles):
                status, answer = self.call(operation, self.town.own[role])
                with self.subTest(operation=operation.id, role=role):
                    self.assertNotIn(status, (401, 403), answer)
                    self.assertLess(status, 500, answer)
                    if reads and role in ("employer_owner", *TOWN_ROLES):
                        self.assertNotEqual(status, 404, (operation.id, role, answer))

    @staticmethod
    def text(answer):
        return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else json.dumps(answer)

    def names(self):
        return sorted({name for operation in self.operations() for name in operation.path_values()} - PUBLIC.keys())


class FactorTest(unittest.TestCase):
    """A sign-in without the second factor that its role needs opens what sets one up, and no other operation."""

    @classmethod
    def setUpClass(cls):
        cls.doors = Doors()

    @classmethod
    def tearDownClass(cls):
        cls.doors.stop()

    def call(self, operation, role):
        values = {name: NOWHERE for name in operation.path_values()}
        media_type, body = operation.body(values)
        if body is not None and not media_type.endswith("json"):
            body = b"x"
        status, _, answer = yui_api.Api(self.doors.url, self.doors.tokens[role]).call(
            operation.method, operation.target(values), body, operation.headers(), media_type)  # fmt: skip
        return status, answer.get("type") if isinstance(answer, dict) else None

    def test_operations(self):
        operations = [o for o in Contract().operations() if set(o.roles) & set(self.doors.tokens)]
        seen = set()
        for operation in sorted(operations, key=lambda o: o.id == "signOut"):
            for role in (role for role in self.doors.tokens if role in operation.roles):
                answer = self.call(operation, role)
                with self.subTest(operation=operation.id, role=role):
                    if operation.id in ALONE:
                        seen.add(operation.id)
                        self.assertNotIn(answer[0], (401, 403), answer)
                    else:
                        self.assertEqual(answer, (403, "urn:yui:problem:second-factor-needed"))
        self.assertEqual(seen, set(ALONE))


if __name__ == "__main__":
    unittest.main()
