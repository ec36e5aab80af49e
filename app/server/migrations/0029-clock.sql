-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the clock of a device said, where it was known to be wrong and occurred_s is not what it said.
ALTER TABLE clock_event ADD COLUMN device_s INTEGER;
