-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The rounding of a month's pay to 100 yen that circular 150 of 14 March 1988 allows: the employer's choice, done by the
-- run that closes a calendar month, which keeps whether it does. The rows of pay_line of kind pay_rounding are its.
ALTER TABLE employer ADD COLUMN pay_rounds_yen INTEGER NOT NULL DEFAULT 0 CHECK (pay_rounds_yen IN (0, 1));
ALTER TABLE pay_run ADD COLUMN rounds_yen INTEGER NOT NULL DEFAULT 0 CHECK (rounds_yen IN (0, 1));
