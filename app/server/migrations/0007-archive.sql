-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a paper covers, for finding it again, and when its bytes were erased after the years it had to be kept: the
-- row stays as the record that there was one, without the person.
ALTER TABLE document ADD COLUMN from_day INTEGER;
ALTER TABLE document ADD COLUMN to_day INTEGER; -- day after the last
ALTER TABLE document ADD COLUMN made_by TEXT;   -- account; NULL: came about with a contract or a pay run
ALTER TABLE document ADD COLUMN erased_s INTEGER;
CREATE INDEX document_by_keep ON document (programme_id, employer_id, keep_until_day) WHERE erased_s IS NULL;

-- Where an employer pays a worker: told to that employer, and used by no other.
CREATE TABLE worker_bank_account (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 2, -- 1 is "none yet"
  bank_code TEXT NOT NULL CHECK (length(bank_code) = 4),
  branch_code TEXT NOT NULL CHECK (length(branch_code) = 3),
  kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'current', 'savings', 'other')),
  number TEXT NOT NULL CHECK (length(number) = 7),
  holder_kana TEXT NOT NULL CHECK (holder_kana <> ''), -- half width, as a bank file has it
  changed_s INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, employer_id, worker_id),
  FOREIGN KEY (programme_id, employer_id, worker_id) REFERENCES membership (programme_id, employer_id, worker_id)
    ON DELETE CASCADE
) STRICT;

-- What the employer pays from.
CREATE TABLE employer_bank_account (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 2,
  bank_code TEXT NOT NULL CHECK (length(bank_code) = 4),
  branch_code TEXT NOT NULL CHECK (length(branch_code) = 3),
  kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'current', 'other')),
  number TEXT NOT NULL CHECK (length(number) = 7),
  holder_kana TEXT NOT NULL CHECK (holder_kana <> ''), -- the payer's name in the file
  client_code TEXT NOT NULL CHECK (length(client_code) BETWEEN 1 AND 10), -- as the bank gave it
  changed_s INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, employer_id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;

-- Work that takes longer than a call: made by one server process, asked after by any.
CREATE TABLE job (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0, -- 0: not known yet
  document_id TEXT,                 -- what came of it, when that is one paper
  problem TEXT,                     -- JSON: why it failed, or who was left out
  host TEXT NOT NULL,               -- which process does it
  pid INTEGER NOT NULL,
  seen_s INTEGER NOT NULL,          -- when it last told of itself
  created_s INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  ended_s INTEGER,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;
CREATE INDEX job_by_employer ON job (programme_id, employer_id, created_s, id);
CREATE INDEX job_under_way ON job (host, pid) WHERE state IN ('queued', 'running');
