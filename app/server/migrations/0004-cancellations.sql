-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Contracts that end or change before the work, and how they form by application.

-- A person may be hired again for the shift after a cancellation: only contracts in force are one per shift and person.
-- A shortened contract has times of its own; its row holds the present ones, contract_version all of them.
-- only SQLite
CREATE TABLE contract_new (
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
  application_id TEXT, -- NULL when it came another way than an application
  break_min INTEGER CHECK (break_min BETWEEN 0 AND 480), -- NULL: the shift's
  cancelled_s INTEGER, -- NULL while in force; an early finish leaves it in force
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id),
  FOREIGN KEY (programme_id, workplace_id) REFERENCES workplace (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
INSERT INTO contract_new
  SELECT programme_id, id, version, shift_id, employer_id, workplace_id, worker_id, offer_id, start_s, end_s, formed_s,
         terms, terms_sha256, electronic_notice, notice_document_id, NULL, NULL, NULL
  FROM contract;
DROP TABLE contract;
ALTER TABLE contract_new RENAME TO contract;
CREATE INDEX contract_by_worker ON contract (programme_id, worker_id, start_s);
CREATE INDEX contract_by_start ON contract (programme_id, start_s);
-- end
--postgresql ALTER TABLE contract DROP CONSTRAINT contract_programme_id_shift_id_worker_id_key,
--postgresql   ADD COLUMN application_id TEXT,
--postgresql   ADD COLUMN break_min INTEGER CHECK (break_min BETWEEN 0 AND 480),
--postgresql   ADD COLUMN cancelled_s INTEGER;
CREATE INDEX contract_by_shift ON contract (programme_id, shift_id);
CREATE UNIQUE INDEX contract_in_force ON contract (programme_id, shift_id, worker_id) WHERE cancelled_s IS NULL;

-- When the contract that came of the offer was cancelled; the offer itself stays accepted.
ALTER TABLE offer ADD COLUMN ended_s INTEGER;
DROP INDEX offer_in_force;
CREATE UNIQUE INDEX offer_in_force ON offer (programme_id, shift_id, worker_id)
  WHERE state IN ('open', 'accepted') AND ended_s IS NULL;

-- What was decided, by whom, on which figures. Never changed, but for the pay run that pays it.
CREATE TABLE cancellation (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('before_start', 'early_finish')),
  contract_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  workplace_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by IN ('employer', 'worker')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  written_reason TEXT NOT NULL DEFAULT '',
  cancelled_s INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('before_24h', 'within_24h', 'started')),
  until_start_s INTEGER NOT NULL, -- negative after the start
  owed_kind TEXT NOT NULL CHECK (owed_kind IN ('nothing', 'statutory_floor', 'sixty_percent', 'full_wage')),
  owed_yen INTEGER NOT NULL CHECK (owed_yen >= 0), -- leave allowance: wage, on top of what was worked
  scheduled_wage_yen INTEGER NOT NULL, -- of the whole shift as agreed, without transport
  worked_wage_yen INTEGER NOT NULL DEFAULT 0, -- of the hours worked, at an early finish
  average_wage_yen INTEGER, -- a day, fractions of a yen dropped; NULL: cannot be computed
  average_wage_why TEXT,    -- why not
  working TEXT NOT NULL,    -- canonical JSON: facts, every option with rule and source, cautions, cases
  work_day INTEGER NOT NULL,
  pay_by_day INTEGER NOT NULL, -- pay day of the work day by the employer's rule
  cancelled_by TEXT NOT NULL DEFAULT '', -- account or worker
  document_id TEXT,
  pay_run_id TEXT, -- of the run that pays it
  PRIMARY KEY (programme_id, id),
  UNIQUE (programme_id, contract_id),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id),
  CHECK ((average_wage_yen IS NULL) = (average_wage_why IS NOT NULL)),
  CHECK ((kind = 'early_finish') = (side = 'started'))
) STRICT;
CREATE INDEX cancellation_by_day ON cancellation (programme_id, employer_id, work_day, id);
CREATE INDEX cancellation_by_shift ON cancellation (programme_id, shift_id);
CREATE INDEX cancellation_by_worker ON cancellation (programme_id, worker_id, work_day);
CREATE INDEX cancellation_by_pay_run ON cancellation (programme_id, pay_run_id) WHERE pay_run_id IS NOT NULL;

CREATE TRIGGER cancellation_no_update BEFORE UPDATE OF contract_id, worker_id, by, reason, written_reason, cancelled_s,
  side, owed_kind, owed_yen, scheduled_wage_yen, worked_wage_yen, average_wage_yen, working, work_day ON cancellation
BEGIN SELECT raise(ABORT, 'cancellations never change'); END;
CREATE TRIGGER cancellation_no_delete BEFORE DELETE ON cancellation
BEGIN SELECT raise(ABORT, 'cancellations never change'); END;

-- A change of the contract that the employer proposes and the worker may accept.
CREATE TABLE contract_proposal (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
  kind TEXT NOT NULL CHECK (kind IN ('shorten', 'move', 'reassign')),
  contract_id TEXT NOT NULL,
  shift_id TEXT NOT NULL,    -- of the contract when it was proposed
  to_shift_id TEXT NOT NULL, -- the same when it is shortened
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  break_min INTEGER NOT NULL,
  terms TEXT NOT NULL,
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64),
  note TEXT NOT NULL DEFAULT '',
  made_s INTEGER NOT NULL,
  made_by TEXT,
  reply_by_s INTEGER NOT NULL,
  answered_s INTEGER,
  answered_by TEXT,  -- the worker, or the account that put the answer on record
  consent_how TEXT CHECK (consent_how IN ('kiosk', 'phone', 'in_person', 'written')),
  consent_note TEXT NOT NULL DEFAULT '', -- who spoke with whom
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id)
) STRICT;
CREATE INDEX contract_proposal_by_contract ON contract_proposal (programme_id, contract_id, made_s, id);
CREATE INDEX contract_proposal_by_worker ON contract_proposal (programme_id, worker_id, made_s);
CREATE UNIQUE INDEX contract_proposal_open ON contract_proposal (programme_id, contract_id) WHERE state = 'open';

-- The terms of a contract before and after each change; a contract that never changed has none.
CREATE TABLE contract_version (
  programme_id INTEGER NOT NULL,
  contract_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1), -- 1: as formed
  shift_id TEXT NOT NULL,
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  terms TEXT NOT NULL,
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64),
  agreed_s INTEGER NOT NULL,
  proposal_id TEXT, -- NULL: as formed
  notice_document_id TEXT,
  PRIMARY KEY (programme_id, contract_id, number),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id)
) STRICT;

CREATE TRIGGER contract_version_no_update BEFORE UPDATE ON contract_version
BEGIN SELECT raise(ABORT, 'contract versions never change'); END;
CREATE TRIGGER contract_version_no_delete BEFORE DELETE ON contract_version
BEGIN SELECT raise(ABORT, 'contract versions never change'); END;

-- A worker asks for a shift. With first_come it is accepted as it is made.
CREATE TABLE application (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
  shift_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64), -- of the terms the worker was shown
  electronic_notice INTEGER NOT NULL CHECK (electronic_notice IN (0, 1)),
  applied_s INTEGER NOT NULL,
  answered_s INTEGER,
  answered_by TEXT,
  contract_id TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, shift_id) REFERENCES shift (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX application_by_shift ON application (programme_id, shift_id, applied_s, id);
CREATE INDEX application_by_worker ON application (programme_id, worker_id, applied_s);
CREATE UNIQUE INDEX application_open ON application (programme_id, shift_id, worker_id) WHERE state = 'open';

-- Each time the worker had the notice before them: the proof that it was handed over.
CREATE TABLE notice_delivery (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contract_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('shown', 'printed', 'downloaded')),
  delivered_s INTEGER NOT NULL,
  kiosk_account_id TEXT, -- where; NULL on the worker's own phone
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, contract_id) REFERENCES contract (programme_id, id)
) STRICT;
CREATE INDEX notice_delivery_by_contract ON notice_delivery (programme_id, contract_id, delivered_s, id);

CREATE TRIGGER notice_delivery_no_update BEFORE UPDATE ON notice_delivery
BEGIN SELECT raise(ABORT, 'deliveries are append-only'); END;
CREATE TRIGGER notice_delivery_no_delete BEFORE DELETE ON notice_delivery
BEGIN SELECT raise(ABORT, 'deliveries are append-only'); END;
