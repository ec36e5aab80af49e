-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The paper of a cancellation, and rules that an employer may switch.

CREATE TRIGGER cancellation_paper_no_update BEFORE UPDATE OF document_id ON cancellation
BEGIN SELECT raise(ABORT, 'cancellations never change'); END;

-- The spot-work association's rule of September 2025: a change in the volume of work or a mistake in the posting may
-- end a contract without allowance up to 24 hours before the start. It is an industry's rule, not law.
ALTER TABLE employer ADD COLUMN follows_24_hours INTEGER NOT NULL DEFAULT 1 CHECK (follows_24_hours IN (0, 1));

-- The rates of labour insurance as the notices of a fiscal year (April to March) to the employer say them: parts of
-- 100,000 of wages, worker's and employer's share together. NULL: not entered.
CREATE TABLE insurance_rate (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 2, -- 1 is "none yet"
  accident_rate INTEGER CHECK (accident_rate BETWEEN 0 AND 20000),
  employment_rate INTEGER CHECK (employment_rate BETWEEN 0 AND 20000),
  notice_day INTEGER NOT NULL, -- of the notice that says them
  entered_s INTEGER NOT NULL,
  entered_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, employer_id, fiscal_year),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id)
) STRICT;

-- Whose papers a job makes; NULL: not those of a run.
ALTER TABLE job ADD COLUMN pay_run_id TEXT;
CREATE INDEX job_by_pay_run ON job (programme_id, pay_run_id, created_s, id) WHERE pay_run_id IS NOT NULL;
