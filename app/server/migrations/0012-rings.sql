-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What becomes due by time alone; who may see a shift and from when; job descriptions to use again; whether an employer
-- may post; programmes that work together; the rules of a programme.

-- ---- timers ----

-- One row for each thing that is due once. It fires in the transaction of its effect, so that it fires once, whichever
-- process comes first; a thing that is set anew for another moment fires anew.
CREATE TABLE timer (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  subject_id TEXT NOT NULL, -- of the offer, ring, contract or pay run
  due_s INTEGER NOT NULL,
  next_s INTEGER NOT NULL,  -- when it is tried: due_s, or later after a failure
  attempts INTEGER NOT NULL DEFAULT 0,
  fired_s INTEGER,          -- NULL: waits
  outcome TEXT CHECK (outcome IN ('done', 'nothing', 'too_late')),
  PRIMARY KEY (programme_id, kind, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_waiting ON timer (next_s) WHERE fired_s IS NULL;
CREATE INDEX timer_fired ON timer (fired_s) WHERE fired_s IS NOT NULL;

-- What somebody is reminded of.
CREATE TABLE reminder (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('day_before', 'check_in', 'pay_day')),
  employer_id TEXT NOT NULL,
  worker_id TEXT,   -- NULL: the employer is reminded
  contract_id TEXT,
  pay_run_id TEXT,
  about_s INTEGER NOT NULL, -- start of the work, or of the pay day
  made_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX reminder_by_worker ON reminder (programme_id, worker_id, about_s) WHERE worker_id IS NOT NULL;
CREATE INDEX reminder_by_employer ON reminder (programme_id, employer_id, about_s) WHERE worker_id IS NULL;

-- ---- rings ----

-- A shift without rings is shown to the employer's whole pool from its publication.
CREATE TABLE ring (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('chosen', 'pool', 'neighbours', 'programme')),
  opens TEXT NOT NULL CHECK (opens IN ('at', 'after_publication', 'before_start')),
  opens_at_s INTEGER,  -- of `at`
  opens_min INTEGER CHECK (opens_min >= 0), -- of the others
  opens_s INTEGER,     -- when it opens or opened; NULL: the shift is a draft, or the ring waits for a person
  opened_s INTEGER,    -- NULL: not yet
  opened_by TEXT,      -- NULL: time
  closed_s INTEGER,
  closed_by TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE,
  CHECK ((opens = 'at') = (opens_at_s IS NOT NULL) AND (opens = 'at') = (opens_min IS NULL))
) STRICT;
CREATE UNIQUE INDEX ring_by_shift ON ring (programme_id, shift_id, position);

CREATE TABLE ring_person (
  programme_id INTEGER NOT NULL,
  ring_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  PRIMARY KEY (programme_id, ring_id, worker_id),
  FOREIGN KEY (programme_id, ring_id) REFERENCES ring (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ring_pool_kind (
  programme_id INTEGER NOT NULL,
  ring_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('current_staff', 'alumni', 'registered', 'past_spot')),
  PRIMARY KEY (programme_id, ring_id, kind),
  FOREIGN KEY (programme_id, ring_id) REFERENCES ring (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A worker's word that neighbouring workplaces may show them their work. Rows stay, with who wrote them down.
CREATE TABLE neighbour_consent (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  given_s INTEGER NOT NULL,
  given_by TEXT NOT NULL,
  by_worker INTEGER NOT NULL CHECK (by_worker IN (0, 1)),
  ended_s INTEGER,
  ended_by TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX neighbour_consent_in_force ON neighbour_consent (programme_id, worker_id) WHERE ended_s IS NULL;

-- ---- templates ----

CREATE TABLE template (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  employer_id TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  belongings TEXT NOT NULL DEFAULT '',
  break_min INTEGER NOT NULL CHECK (break_min BETWEEN 0 AND 480),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 500),
  hourly_wage_yen INTEGER NOT NULL CHECK (hourly_wage_yen > 0),
  transport_yen INTEGER NOT NULL DEFAULT 0 CHECK (transport_yen >= 0),
  hiring_mode TEXT NOT NULL DEFAULT 'selection' CHECK (hiring_mode IN ('first_come', 'selection')),
  rings TEXT NOT NULL DEFAULT '[]', -- JSON, as in the API; without chosen people and without dates
  created_s INTEGER NOT NULL,
  created_by TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX template_by_name ON template (programme_id, employer_id, name);

CREATE TABLE template_qualification (
  programme_id INTEGER NOT NULL,
  template_id TEXT NOT NULL,
  qualification_id TEXT NOT NULL,
  PRIMARY KEY (programme_id, template_id, qualification_id),
  FOREIGN KEY (programme_id, template_id) REFERENCES template (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, qualification_id) REFERENCES qualification (programme_id, id)
) STRICT, WITHOUT ROWID;

-- ---- screening ----

-- Decisions of a coordinator; the newest is in force, all stay.
CREATE TABLE screening (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  number INTEGER NOT NULL,    -- 1, 2, 3 … of the employer
  state TEXT NOT NULL CHECK (state IN ('passed', 'refused')),
  open_seats_max INTEGER CHECK (open_seats_max >= 1), -- NULL: any number
  reason TEXT NOT NULL CHECK (reason <> ''),
  decided_day INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, employer_id, number),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;

CREATE TRIGGER screening_no_update BEFORE UPDATE ON screening
BEGIN SELECT raise(ABORT, 'screenings stay as they were decided'); END;
CREATE TRIGGER screening_no_delete BEFORE DELETE ON screening
BEGIN SELECT raise(ABORT, 'screenings stay as they were decided'); END;

-- ---- programmes ----

-- Between two programmes, so it belongs to neither: each sees the other's name only once both have said yes. Whoever
-- offers hands the code to the other side; only its hash is kept.
CREATE TABLE partner (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'offered' CHECK (state IN ('offered', 'in_force', 'ended')),
  offering_programme INTEGER NOT NULL,
  accepting_programme INTEGER,
  offering_name TEXT NOT NULL,
  accepting_name TEXT,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32),
  offered_s INTEGER NOT NULL,
  expires_s INTEGER NOT NULL, -- an offer that nobody has accepted
  accepted_s INTEGER,
  ended_s INTEGER,
  ended_by_offering INTEGER CHECK (ended_by_offering IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX partner_by_code ON partner (code_sha256);
CREATE INDEX partner_by_offering ON partner (offering_programme, offered_s);
CREATE INDEX partner_by_accepting ON partner (accepting_programme, offered_s);

ALTER TABLE programme ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE programme ADD COLUMN screening_needed INTEGER NOT NULL DEFAULT 0 CHECK (screening_needed IN (0, 1));
ALTER TABLE programme ADD COLUMN neighbour_m INTEGER NOT NULL DEFAULT 10000 CHECK (neighbour_m BETWEEN 0 AND 100000);
