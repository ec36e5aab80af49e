-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The life of a pay run, corrections as reversing lines, tax columns, and why each amount is what it is.

ALTER TABLE employer ADD COLUMN pay_period_kind TEXT NOT NULL DEFAULT 'monthly'
  CHECK (pay_period_kind IN ('monthly', 'weekly', 'daily', 'same_day'));
ALTER TABLE employer ADD COLUMN pay_needs_approval INTEGER NOT NULL DEFAULT 0 CHECK (pay_needs_approval IN (0, 1));

-- only SQLite
CREATE TABLE pay_run_new (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'checked', 'approved', 'locked')),
  employer_id TEXT NOT NULL,
  period_kind TEXT NOT NULL DEFAULT 'free' CHECK (period_kind IN ('monthly', 'weekly', 'daily', 'same_day', 'free')),
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
  checked_s INTEGER,
  checked_by TEXT,
  approved_s INTEGER,
  approved_by TEXT,
  locked_s INTEGER,
  locked_by TEXT,
  summary_document_id TEXT,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  CHECK (to_day > from_day)
) STRICT;
INSERT INTO pay_run_new (programme_id, id, version, state, employer_id, from_day, to_day, pay_day, people, shifts,
                         worked_min, gross_yen, withheld_yen, net_yen, created_s, created_by, locked_s,
                         summary_document_id)
  SELECT programme_id, id, version, state, employer_id, from_day, to_day, pay_day, people, shifts, worked_min,
         gross_yen, withheld_yen, net_yen, created_s, created_by, locked_s, summary_document_id FROM pay_run;
DROP TABLE pay_run;
ALTER TABLE pay_run_new RENAME TO pay_run;
CREATE INDEX pay_run_by_employer ON pay_run (programme_id, employer_id, created_s, id);
-- end
--postgresql ALTER TABLE pay_run DROP CONSTRAINT pay_run_state_check,
--postgresql   ADD CONSTRAINT pay_run_state_check CHECK (state IN ('draft', 'checked', 'approved', 'locked')),
--postgresql   ADD COLUMN period_kind TEXT NOT NULL DEFAULT 'free'
--postgresql     CHECK (period_kind IN ('monthly', 'weekly', 'daily', 'same_day', 'free')),
--postgresql   ADD COLUMN checked_s INTEGER,
--postgresql   ADD COLUMN checked_by TEXT,
--postgresql   ADD COLUMN approved_s INTEGER,
--postgresql   ADD COLUMN approved_by TEXT,
--postgresql   ADD COLUMN locked_by TEXT;

-- The hours of an attendance that a run pays. They stay when the attendance is corrected later: then a later run
-- reverses the lines made of them.
CREATE TABLE pay_work (
  programme_id INTEGER NOT NULL,
  pay_run_id TEXT NOT NULL,
  attendance_id TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('agreed', 'planned')),
  start_s INTEGER NOT NULL,
  end_s INTEGER NOT NULL,
  break_min INTEGER NOT NULL,
  PRIMARY KEY (programme_id, pay_run_id, attendance_id),
  FOREIGN KEY (programme_id, pay_run_id) REFERENCES pay_run (programme_id, id) ON DELETE CASCADE,
  FOREIGN KEY (programme_id, attendance_id) REFERENCES attendance (programme_id, id)
) STRICT;
CREATE INDEX pay_work_by_attendance ON pay_work (programme_id, attendance_id);
INSERT INTO pay_work (programme_id, pay_run_id, attendance_id, basis, start_s, end_s, break_min)
  SELECT a.programme_id, a.pay_run_id, a.id, 'agreed', a.agreed_start_s, a.agreed_end_s, a.agreed_break_min
  FROM attendance a JOIN pay_run r ON r.programme_id = a.programme_id AND r.id = a.pay_run_id
  WHERE a.agreed_start_s IS NOT NULL AND a.agreed_end_s IS NOT NULL AND a.agreed_break_min IS NOT NULL;

-- The column of the tax table that the employer declares for a person; without a row it is hei.
CREATE TABLE tax_declaration (
  programme_id INTEGER NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  tax_column TEXT NOT NULL CHECK (tax_column IN ('kou', 'otsu', 'hei')),
  dependants INTEGER NOT NULL DEFAULT 0 CHECK (dependants BETWEEN 0 AND 7),
  declared_s INTEGER NOT NULL,
  declared_by TEXT,
  PRIMARY KEY (programme_id, employer_id, worker_id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;

ALTER TABLE payslip ADD COLUMN tax_column TEXT NOT NULL DEFAULT 'hei' CHECK (tax_column IN ('kou', 'otsu', 'hei'));
ALTER TABLE payslip ADD COLUMN dependants INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payslip ADD COLUMN tax_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (tax_by_hand IN (0, 1)); -- no table
ALTER TABLE payslip ADD COLUMN tax_by_hand_yen INTEGER CHECK (tax_by_hand_yen >= 0); -- NULL: not entered yet

-- Where an amount comes from; working is a JSON object of the numbers in it.
ALTER TABLE pay_line ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE pay_line ADD COLUMN law_table TEXT;
ALTER TABLE pay_line ADD COLUMN law_year INTEGER;
ALTER TABLE pay_line ADD COLUMN law_day INTEGER;
ALTER TABLE pay_line ADD COLUMN rounding TEXT NOT NULL DEFAULT '';
ALTER TABLE pay_line ADD COLUMN working TEXT NOT NULL DEFAULT '{}';
ALTER TABLE pay_line ADD COLUMN reverses_payslip_id TEXT;
ALTER TABLE pay_line ADD COLUMN reverses_position INTEGER;
ALTER TABLE pay_line ADD COLUMN cancellation_id TEXT;
UPDATE pay_line SET
  rule = CASE kind WHEN 'base' THEN 'base_pay' WHEN 'withholding' THEN 'withholding_hei' ELSE kind END,
  rounding = CASE kind WHEN 'withholding' THEN 'drop_fraction' WHEN 'transport' THEN 'none' ELSE 'up_to_yen' END;
CREATE INDEX pay_line_by_attendance ON pay_line (programme_id, attendance_id) WHERE attendance_id IS NOT NULL;
CREATE INDEX pay_line_by_reversal ON pay_line (programme_id, reverses_payslip_id, reverses_position)
  WHERE reverses_payslip_id IS NOT NULL;
CREATE INDEX pay_line_by_cancellation ON pay_line (programme_id, cancellation_id) WHERE cancellation_id IS NOT NULL;
