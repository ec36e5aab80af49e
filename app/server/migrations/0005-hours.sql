-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Hours that were corrected, disputed, or worked elsewhere; what the law asks an employer to settle before.

-- ---- settings of an employer that hours and pay rest on ----

-- The statutory rest day of each week, 0 = Monday; NULL: none is fixed, and no day is taken for one.
ALTER TABLE employer ADD COLUMN statutory_rest_weekday INTEGER CHECK (statutory_rest_weekday BETWEEN 0 AND 6);

-- The agreement under Art. 36, minutes of overtime; 0: there is none. At most 45 hours a month and 360 a year.
ALTER TABLE employer ADD COLUMN agreement_month_min INTEGER NOT NULL DEFAULT 0
  CHECK (agreement_month_min BETWEEN 0 AND 2700);
ALTER TABLE employer ADD COLUMN agreement_year_min INTEGER NOT NULL DEFAULT 0
  CHECK (agreement_year_min BETWEEN 0 AND 21600);
ALTER TABLE employer ADD COLUMN agreement_start_day INTEGER; -- first day of a year of it; NULL: 1 January

-- Its special clause; 0: there is none. With rest-day work below 100 hours a month; 720 hours a year; 6 months of it.
ALTER TABLE employer ADD COLUMN special_month_min INTEGER NOT NULL DEFAULT 0
  CHECK (special_month_min BETWEEN 0 AND 5999);
ALTER TABLE employer ADD COLUMN special_year_min INTEGER NOT NULL DEFAULT 0
  CHECK (special_year_min BETWEEN 0 AND 43200);
ALTER TABLE employer ADD COLUMN special_months INTEGER NOT NULL DEFAULT 0 CHECK (special_months BETWEEN 0 AND 6);

-- ---- hours ----

-- disputed: both sides say other hours. Until they agree, agreed_* is NULL (or what was paid already), and the
-- planned hours are what is paid on the pay day.
ALTER TABLE attendance ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1));

-- The agreed break lies where nobody said it was: in the middle of the work. 0: see attendance_span.
ALTER TABLE attendance ADD COLUMN break_assumed INTEGER NOT NULL DEFAULT 1 CHECK (break_assumed IN (0, 1));

-- Parts of the agreed hours: breaks where they were, and ordered work besides the shift's own, which is working time.
-- agreed_start_s … agreed_end_s and agreed_break_min include them already.
CREATE TABLE attendance_span (
  programme_id INTEGER NOT NULL,
  attendance_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('break', 'preparation', 'changing', 'cleaning', 'waiting')),
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, attendance_id, position),
  FOREIGN KEY (programme_id, attendance_id) REFERENCES attendance (programme_id, id) ON DELETE CASCADE,
  CHECK (end_s > start_s)
) STRICT, WITHOUT ROWID;

-- Every change of agreed hours: who, when, from what, to what, why. number counts from 1 within an attendance.
-- from_* is NULL when nothing was agreed before, to_* when nothing is agreed now.
-- was_paid: a locked pay run had the hours; the difference is paid or taken back by lines of a later run.
CREATE TABLE attendance_correction (
  programme_id INTEGER NOT NULL,
  attendance_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('agreed', 'corrected', 'reopened', 'disputed', 'settled')),
  from_start_s INTEGER,
  from_end_s INTEGER,
  from_break_min INTEGER,
  to_start_s INTEGER,
  to_end_s INTEGER,
  to_break_min INTEGER,
  why TEXT NOT NULL DEFAULT '',
  was_paid INTEGER NOT NULL DEFAULT 0 CHECK (was_paid IN (0, 1)),
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  made_s INTEGER NOT NULL,
  made_by TEXT NOT NULL, -- account, or worker
  by_worker INTEGER NOT NULL DEFAULT 0 CHECK (by_worker IN (0, 1)),
  PRIMARY KEY (programme_id, attendance_id, number),
  FOREIGN KEY (programme_id, attendance_id) REFERENCES attendance (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_correction_paid ON attendance_correction (programme_id, employer_id, made_s)
  WHERE was_paid = 1;

CREATE TRIGGER attendance_correction_no_update BEFORE UPDATE ON attendance_correction
BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER attendance_correction_no_delete BEFORE DELETE ON attendance_correction
BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;

-- What a side says was worked. The newest of a side counts.
CREATE TABLE attendance_claim (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  attendance_id TEXT NOT NULL,
  by_worker INTEGER NOT NULL CHECK (by_worker IN (0, 1)),
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  break_min INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  made_s INTEGER NOT NULL,
  made_by TEXT NOT NULL, -- account, or worker
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, attendance_id) REFERENCES attendance (programme_id, id),
  CHECK (end_s > start_s)
) STRICT;
CREATE INDEX attendance_claim_by_attendance ON attendance_claim (programme_id, attendance_id, made_s, id);

CREATE TRIGGER attendance_claim_no_update BEFORE UPDATE ON attendance_claim
BEGIN SELECT raise(ABORT, 'claims are append-only'); END;
CREATE TRIGGER attendance_claim_no_delete BEFORE DELETE ON attendance_claim
BEGIN SELECT raise(ABORT, 'claims are append-only'); END;

-- ---- work at employers outside (Art. 38), as the worker declares it ----

-- weekdays: bit 0 = Monday. formed_day orders the contracts: the later one pays the excess.
CREATE TABLE declared_work (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  employer_name TEXT NOT NULL DEFAULT '', -- empty: not said
  formed_day INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  until_day INTEGER,                      -- the last day; NULL: goes on
  weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),
  day_min INTEGER NOT NULL CHECK (day_min BETWEEN 1 AND 1440),
  recorded_s INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,              -- the worker, or the account that wrote down what the worker said
  by_worker INTEGER NOT NULL CHECK (by_worker IN (0, 1)),
  ended_s INTEGER,                        -- taken back
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id),
  CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX declared_work_by_worker ON declared_work (programme_id, worker_id, from_day);

-- ---- minors (Art. 57), and people an employer does not want to ask ----

CREATE TABLE age_certificate (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('residence_entry', 'family_register_entry')),
  seen_day INTEGER NOT NULL,
  seen_by TEXT NOT NULL,
  recorded_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, employer_id, worker_id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE membership ADD COLUMN block_note TEXT NOT NULL DEFAULT '';
ALTER TABLE membership ADD COLUMN blocked_s INTEGER;
ALTER TABLE membership ADD COLUMN blocked_by TEXT; -- account
