-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an employer weighs when people are ranked, and drafts of who could fill a week.

-- No row: the standard weights, version 1.
CREATE TABLE ranking_weights (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  distance INTEGER NOT NULL CHECK (distance BETWEEN 0 AND 100),
  skill_fit INTEGER NOT NULL CHECK (skill_fit BETWEEN 0 AND 100),
  worked_here INTEGER NOT NULL CHECK (worked_here BETWEEN 0 AND 100),
  reliability INTEGER NOT NULL CHECK (reliability BETWEEN 0 AND 100),
  rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 100),
  fair_turn INTEGER NOT NULL CHECK (fair_turn BETWEEN 0 AND 100),
  wish_fit INTEGER NOT NULL CHECK (wish_fit BETWEEN 0 AND 100),
  changed_s INTEGER NOT NULL,
  changed_by TEXT,
  PRIMARY KEY (programme_id, employer_id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  CHECK (distance + skill_fit + worked_here + reliability + rating + fair_turn + wish_fit > 0)
) STRICT;

-- A week proposed, not decided: nobody is told of it, and nothing else refers to it.
CREATE TABLE assignment_draft (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  first_day INTEGER NOT NULL, -- of seven
  shifts_a_day INTEGER NOT NULL CHECK (shifts_a_day BETWEEN 1 AND 3),
  created_s INTEGER NOT NULL,
  created_by TEXT,
  beat_s INTEGER NOT NULL,           -- when the solver last gave a sign of life
  elapsed_ms INTEGER NOT NULL DEFAULT 0,
  limit_ms INTEGER NOT NULL,
  gap_ppm INTEGER,                   -- of the value, parts per million; NULL until there is an answer
  points_gap INTEGER,                -- for each person, of 1000; NULL: not known
  seats INTEGER NOT NULL DEFAULT 0,  -- open ones of the week
  seats_filled INTEGER NOT NULL DEFAULT 0,
  seats_bound INTEGER NOT NULL DEFAULT 0, -- no answer fills more
  looked_at INTEGER NOT NULL DEFAULT 0,   -- most people looked at for one shift; 0: everybody
  problem TEXT,                           -- why it failed, a stable word
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;
CREATE INDEX assignment_draft_by_employer ON assignment_draft (programme_id, employer_id, created_s);

CREATE TABLE assignment_draft_shift (
  programme_id INTEGER NOT NULL,
  draft_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  seats INTEGER NOT NULL,
  empty_reason TEXT NOT NULL,
  PRIMARY KEY (programme_id, draft_id, shift_id),
  FOREIGN KEY (programme_id, draft_id) REFERENCES assignment_draft (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment_draft_seat (
  programme_id INTEGER NOT NULL,
  draft_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  score INTEGER NOT NULL, -- of 1000
  distance_m INTEGER,
  terms TEXT NOT NULL, -- points of each term, of the 1000, in the order of the weights above
  PRIMARY KEY (programme_id, draft_id, shift_id, worker_id),
  FOREIGN KEY (programme_id, draft_id) REFERENCES assignment_draft (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
