-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Conventions
--   programme_id     first column of every primary key; the tenant.
--   id, *_id         UUIDv7 in lower case.
--   version          counts up with each change of a resource; its ETag.
--   *_s              UTC seconds since 1970.       *_day  days since 1970-01-01 in Japan (dates are never text).
--   *_yen            whole yen.                    *_min  whole minutes.
--   *_udeg           micro-degrees, WGS 84.        *_sha256  32 bytes (BLOB), or hex where TEXT.
--   prefecture_code  JIS X 0401, two digits.
--
-- Types are those SQLite and PostgreSQL share in meaning; a driver that needs other names (BIGINT, BYTEA) reads
-- INTEGER as 64-bit and BLOB as bytes, and drops STRICT and WITHOUT ROWID.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(16))));

CREATE TABLE programme (
  programme_id INTEGER PRIMARY KEY CHECK (programme_id > 0),
  name TEXT NOT NULL,
  prefecture_code TEXT NOT NULL CHECK (length(prefecture_code) = 2),
  colour TEXT NOT NULL CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  change_number INTEGER NOT NULL DEFAULT 0, -- of the newest change_log row
  created_s INTEGER NOT NULL
) STRICT;

-- ---- employers and their places ----

CREATE TABLE employer (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  representative TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  consultation_desk TEXT NOT NULL DEFAULT '', -- empty: representative and phone
  industry TEXT NOT NULL DEFAULT 'other'
    CHECK (industry IN ('other', 'commerce', 'hospitality', 'health', 'theatre')), -- weekly limit of 44 h
  regular_staff INTEGER NOT NULL DEFAULT 10 CHECK (regular_staff >= 0),
  pay_method TEXT NOT NULL DEFAULT '口座振込',
  pay_closing_day INTEGER NOT NULL DEFAULT 31 CHECK (pay_closing_day BETWEEN 1 AND 31), -- 29 to 31: end of month
  pay_months_later INTEGER NOT NULL DEFAULT 1 CHECK (pay_months_later BETWEEN 0 AND 1), -- at least monthly: Art. 24
  pay_day_of_month INTEGER NOT NULL DEFAULT 25 CHECK (pay_day_of_month BETWEEN 1 AND 31),
  created_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id)
) STRICT;

CREATE TABLE workplace (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  employer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  prefecture_code TEXT NOT NULL CHECK (length(prefecture_code) = 2),
  latitude_udeg INTEGER NOT NULL CHECK (latitude_udeg BETWEEN -90000000 AND 90000000),
  longitude_udeg INTEGER NOT NULL CHECK (longitude_udeg BETWEEN -180000000 AND 180000000),
  phone TEXT NOT NULL DEFAULT '', -- emergency contact of the day; empty: the employer's
  smoking TEXT NOT NULL DEFAULT '屋内禁煙',
  check_in_secret BLOB NOT NULL CHECK (length(check_in_secret) = 32),
  created_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;
CREATE INDEX workplace_by_name ON workplace (programme_id, name, id);
CREATE INDEX workplace_by_employer ON workplace (programme_id, employer_id, name, id);

-- ---- qualifications and workers ----

CREATE TABLE qualification (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  bit INTEGER NOT NULL CHECK (bit BETWEEN 0 AND 63), -- the matcher's numbering
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, code),
  UNIQUE (programme_id, bit)
) STRICT;

CREATE TABLE worker (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,  -- family name, space, given name
  kana TEXT NOT NULL,
  birth_day INTEGER,   -- NULL: not on record; age rules then exclude
  district TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  latitude_udeg INTEGER CHECK (latitude_udeg BETWEEN -90000000 AND 90000000),
  longitude_udeg INTEGER CHECK (longitude_udeg BETWEEN -180000000 AND 180000000),
  phone TEXT NOT NULL DEFAULT '',
  wished_wage_yen INTEGER CHECK (wished_wage_yen > 0),
  furthest_m INTEGER CHECK (furthest_m > 0),
  week_cap_min INTEGER CHECK (week_cap_min > 0),
  registered_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  CHECK ((latitude_udeg IS NULL) = (longitude_udeg IS NULL))
) STRICT;
CREATE INDEX worker_by_kana ON worker (programme_id, kana, id);
CREATE INDEX worker_by_registered ON worker (programme_id, registered_s);

CREATE TABLE worker_qualification (
  programme_id INTEGER NOT NULL,
  worker_id TEXT NOT NULL,
  qualification_id TEXT NOT NULL,
  PRIMARY KEY (programme_id, worker_id, qualification_id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, qualification_id) REFERENCES qualification (programme_id, id)
) STRICT, WITHOUT ROWID;

-- When a worker can work, as half-hours of a day: bit h is h × 30 min after midnight, h from 0 to 47.
-- A worker without any weekly row has not said; then every time is possible.
CREATE TABLE worker_availability (
  programme_id INTEGER NOT NULL,
  worker_id TEXT NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0 = Monday
  half_hours INTEGER NOT NULL CHECK (half_hours BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (programme_id, worker_id, weekday),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Replaces the weekly row on one date.
CREATE TABLE worker_availability_exception (
  programme_id INTEGER NOT NULL,
  worker_id TEXT NOT NULL,
  day INTEGER NOT NULL,
  half_hours INTEGER NOT NULL CHECK (half_hours BETWEEN 0 AND 281474976710655),
  PRIMARY KEY (programme_id, worker_id, day),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A card carries a random code and nothing else; only its hash is kept.
CREATE TABLE worker_card (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32),
  issued_s INTEGER NOT NULL,
  issued_by TEXT,
  revoked_s INTEGER,
  document_id TEXT,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, code_sha256),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX worker_card_in_force ON worker_card (programme_id, worker_id) WHERE revoked_s IS NULL;

CREATE TABLE membership (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('current_staff', 'alumni', 'registered', 'past_spot')),
  staff_number TEXT NOT NULL DEFAULT '',
  blocked_by_employer INTEGER NOT NULL DEFAULT 0 CHECK (blocked_by_employer IN (0, 1)),
  blocked_by_worker INTEGER NOT NULL DEFAULT 0 CHECK (blocked_by_worker IN (0, 1)),
  created_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, employer_id, worker_id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX membership_by_staff_number ON membership (programme_id, employer_id, staff_number)
  WHERE staff_number <> '';
CREATE INDEX membership_by_worker ON membership (programme_id, worker_id);

-- ---- accounts ----

CREATE TABLE account (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('employer_owner', 'employer_manager', 'payroll_clerk', 'coordinator', 'auditor',
                                     'kiosk')),
  employer_id TEXT,  -- NULL for coordinator, auditor and a kiosk of the town
  workplace_id TEXT, -- of a kiosk
  disabled_s INTEGER,
  created_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, workplace_id) REFERENCES workplace (programme_id, id),
  CHECK (role NOT IN ('employer_owner', 'employer_manager', 'payroll_clerk') OR employer_id IS NOT NULL)
) STRICT;

-- Only the SHA-256 of a token is kept. Either of an account, or of a worker (role worker, a card session).
CREATE TABLE access_token (
  programme_id INTEGER NOT NULL,
  token_sha256 BLOB NOT NULL CHECK (length(token_sha256) = 32),
  account_id TEXT,
  worker_id TEXT,
  opened_by TEXT, -- account of the kiosk where a worker's session was opened
  created_s INTEGER NOT NULL,
  expires_s INTEGER, -- NULL: until revoked
  revoked_s INTEGER,
  PRIMARY KEY (programme_id, token_sha256),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id),
  CHECK ((account_id IS NULL) <> (worker_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX access_token_by_hash ON access_token (token_sha256);
CREATE INDEX access_token_by_expiry ON access_token (expires_s) WHERE expires_s IS NOT NULL;

-- ---- shifts, offers, contracts ----

CREATE TABLE shift (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'cancelled')),
  employer_id TEXT NOT NULL,
  workplace_id TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  belongings TEXT NOT NULL DEFAULT '',
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  break_min INTEGER NOT NULL CHECK (break_min BETWEEN 0 AND 480),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 500),
  hourly_wage_yen INTEGER NOT NULL CHECK (hourly_wage_yen > 0),
  transport_yen INTEGER NOT NULL DEFAULT 0 CHECK (transport_yen >= 0),
  hiring_mode TEXT NOT NULL DEFAULT 'selection' CHECK (hiring_mode IN ('first_come', 'selection')),
  published_s INTEGER,
  created_s INTEGER NOT NULL,
  created_by TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, workplace_id) REFERENCES workplace (programme_id, id),
  CHECK (end_s > start_s)
) STRICT;
CREATE INDEX shift_by_start ON shift (programme_id, start_s, id);
CREATE INDEX shift_by_employer ON shift (programme_id, employer_id, start_s, id);
CREATE INDEX shift_by_workplace ON shift (programme_id, workplace_id, start_s, id);

CREATE TABLE shift_qualification (
  programme_id INTEGER NOT NULL,
  shift_id TEXT NOT NULL,
  qualification_id TEXT NOT NULL,
  PRIMARY KEY (programme_id, shift_id, qualification_id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, qualification_id) REFERENCES qualification (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  made_s INTEGER NOT NULL,
  made_by TEXT,
  reply_by_s INTEGER NOT NULL,
  answered_s INTEGER,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX offer_by_shift ON offer (programme_id, shift_id, made_s, id);
CREATE INDEX offer_by_worker ON offer (programme_id, worker_id, made_s);
CREATE UNIQUE INDEX offer_in_force ON offer (programme_id, shift_id, worker_id) WHERE state IN ('open', 'accepted');
CREATE INDEX offer_open ON offer (reply_by_s) WHERE state = 'open';

CREATE TABLE contract (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  workplace_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  offer_id TEXT, -- NULL when it came another way than an offer
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  formed_s INTEGER NOT NULL,
  terms TEXT NOT NULL,        -- canonical JSON, as hashed
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64),
  electronic_notice INTEGER NOT NULL DEFAULT 1 CHECK (electronic_notice IN (0, 1)),
  notice_document_id TEXT,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, shift_id, worker_id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id),
  FOREIGN KEY (programme_id, workplace_id) REFERENCES workplace (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX contract_by_worker ON contract (programme_id, worker_id, start_s);
CREATE INDEX contract_by_start ON contract (programme_id, start_s);

-- ---- hours ----

CREATE TABLE clock_event (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  contract_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  workplace_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'break_start', 'break_end')),
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'phone')),
  occurred_s INTEGER NOT NULL, -- device time
  received_s INTEGER NOT NULL, -- server time
  needs_review INTEGER NOT NULL DEFAULT 0 CHECK (needs_review IN (0, 1)),
  review_reason TEXT CHECK (review_reason IN ('off_plan', 'device_clock', 'order')),
  device_account_id TEXT, -- the kiosk
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id)
) STRICT;
CREATE INDEX clock_event_by_contract ON clock_event (programme_id, contract_id, occurred_s, id);

CREATE TRIGGER clock_event_no_update BEFORE UPDATE ON clock_event
BEGIN SELECT raise(ABORT, 'clock events are append-only'); END;
CREATE TRIGGER clock_event_no_delete BEFORE DELETE ON clock_event
BEGIN SELECT raise(ABORT, 'clock events are append-only'); END;

CREATE TABLE attendance (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'expected'
    CHECK (state IN ('expected', 'working', 'to_confirm', 'agreed', 'in_pay_run', 'paid')),
  contract_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  workplace_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  work_day INTEGER NOT NULL,
  planned_start_s INTEGER NOT NULL,
  planned_end_s INTEGER NOT NULL,
  planned_break_min INTEGER NOT NULL,
  clocked_start_s INTEGER,
  clocked_end_s INTEGER,
  clocked_break_min INTEGER,
  agreed_start_s INTEGER,
  agreed_end_s INTEGER,
  agreed_break_min INTEGER,
  agreed_s INTEGER,
  agreed_by TEXT,
  note TEXT NOT NULL DEFAULT '',
  needs_review INTEGER NOT NULL DEFAULT 0 CHECK (needs_review IN (0, 1)),
  pay_run_id TEXT,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, contract_id),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id),
  CHECK (agreed_end_s IS NULL OR agreed_end_s > agreed_start_s)
) STRICT;
CREATE INDEX attendance_by_day ON attendance (programme_id, work_day, planned_start_s, id);
CREATE INDEX attendance_by_employer ON attendance (programme_id, employer_id, work_day, planned_start_s, id);
CREATE INDEX attendance_by_worker ON attendance (programme_id, worker_id, work_day);
CREATE INDEX attendance_by_pay_run ON attendance (programme_id, pay_run_id) WHERE pay_run_id IS NOT NULL;

CREATE TABLE rating (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  contract_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('of_worker', 'of_employer')),
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  comment TEXT NOT NULL DEFAULT '',
  given_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, contract_id, direction),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id)
) STRICT;
CREATE INDEX rating_by_worker ON rating (programme_id, worker_id, direction);

-- ---- pay ----

CREATE TABLE pay_run (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'locked')),
  employer_id TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL, -- day after the last work date
  pay_day INTEGER NOT NULL,
  people INTEGER NOT NULL,
  shifts INTEGER NOT NULL,
  worked_min INTEGER NOT NULL,
  gross_yen INTEGER NOT NULL,
  withheld_yen INTEGER NOT NULL,
  net_yen INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  created_by TEXT,
  locked_s INTEGER,
  summary_document_id TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  CHECK (to_day > from_day)
) STRICT;
CREATE INDEX pay_run_by_employer ON pay_run (programme_id, employer_id, created_s, id);

CREATE TABLE payslip (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  pay_run_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  kana TEXT NOT NULL, -- as of the run, to order by
  shifts INTEGER NOT NULL,
  worked_min INTEGER NOT NULL,
  gross_yen INTEGER NOT NULL,
  withheld_yen INTEGER NOT NULL,
  net_yen INTEGER NOT NULL,
  document_id TEXT,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, pay_run_id, worker_id),
  FOREIGN KEY (programme_id, pay_run_id) REFERENCES pay_run (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX payslip_by_kana ON payslip (programme_id, pay_run_id, kana, id);
CREATE INDEX payslip_by_worker ON payslip (programme_id, worker_id);

CREATE TABLE pay_line (
  programme_id INTEGER NOT NULL,
  payslip_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  attendance_id TEXT,
  work_day INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  unit_yen INTEGER,
  percent INTEGER,
  amount_yen INTEGER NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (programme_id, payslip_id, position),
  FOREIGN KEY (programme_id, payslip_id) REFERENCES payslip (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- ---- documents ----

CREATE TABLE document (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('working_conditions_notice', 'payslip', 'pay_summary', 'worker_card')),
  title TEXT NOT NULL,
  employer_id TEXT, -- who may read it: this employer …
  worker_id TEXT,   -- … and this worker
  shift_id TEXT,
  contract_id TEXT,
  pay_run_id TEXT,
  created_s INTEGER NOT NULL,
  media_type TEXT NOT NULL DEFAULT 'application/pdf',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  keep_until_day INTEGER,
  PRIMARY KEY (programme_id, id)
) STRICT;
CREATE INDEX document_by_employer ON document (programme_id, employer_id, created_s, id);
CREATE INDEX document_by_worker ON document (programme_id, worker_id, created_s, id);
CREATE INDEX document_by_shift ON document (programme_id, shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX document_by_pay_run ON document (programme_id, pay_run_id) WHERE pay_run_id IS NOT NULL;

CREATE TABLE document_content (
  programme_id INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (programme_id, document_id),
  FOREIGN KEY (programme_id, document_id) REFERENCES document (programme_id, id)
) STRICT;

CREATE TRIGGER document_content_no_update BEFORE UPDATE ON document_content
BEGIN SELECT raise(ABORT, 'documents never change'); END;

-- ---- the API's own books ----

CREATE TABLE idempotency_record (
  programme_id INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request_sha256 BLOB NOT NULL CHECK (length(request_sha256) = 32),
  status INTEGER NOT NULL,
  content_type TEXT,
  etag TEXT,
  location TEXT,
  body BLOB NOT NULL,
  created_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, actor_id, key)
) STRICT;
CREATE INDEX idempotency_record_by_time ON idempotency_record (created_s);

-- Rows are numbered through programme.change_number, in the transaction of the change: commit order is number order.
CREATE TABLE change_log (
  programme_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  resource TEXT NOT NULL CHECK (resource IN ('shift', 'offer', 'contract', 'clock_event', 'attendance', 'pay_run',
                                             'membership', 'document')),
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  employer_id TEXT, -- which employer sees it; NULL: only those who see the whole programme
  changed_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_log_by_employer ON change_log (programme_id, employer_id, number);

-- hash = SHA-256 (previous hash || canonical row); programme 0 holds calls whose caller is not known.
CREATE TABLE audit_log (
  programme_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at_s INTEGER NOT NULL,
  actor_id TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  operation TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '', -- path of the call
  status INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (programme_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

-- Attempts per bucket (such as a kiosk's wrong cards) and window.
CREATE TABLE rate_limit (
  programme_id INTEGER NOT NULL,
  bucket TEXT NOT NULL,
  window_start_s INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (programme_id, bucket)
) STRICT, WITHOUT ROWID;
