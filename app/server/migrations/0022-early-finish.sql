-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Whether the wage for the hours worked counts towards the 60 per cent of the average wage at an early finish, as circular
-- 3445 of 7 August 1952 has it. Only secondary sources were seen for it.
ALTER TABLE employer ADD COLUMN worked_pay_counts INTEGER NOT NULL DEFAULT 1 CHECK (worked_pay_counts IN (0, 1));
