-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The rounding of a month's hours that circular 150 of 14 March 1988 allows: the employer's choice, done by the run
-- that closes a calendar month. A run keeps whether it rounds, so that later corrections of the month do as it did.
ALTER TABLE employer ADD COLUMN pay_rounds_month INTEGER NOT NULL DEFAULT 0 CHECK (pay_rounds_month IN (0, 1));
ALTER TABLE pay_run ADD COLUMN rounds_month INTEGER NOT NULL DEFAULT 0 CHECK (rounds_month IN (0, 1));
