-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- SQLite looks a value up in a list of constants of more than two by filling a B-tree of its own with them, anew for each
-- row; in lists of two it compares. The rows of a check-in are written often enough for that to be a sixth of its
-- time. The rules stay the same, so that no row is touched.

-- only SQLite
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace (replace (sql,
  'kind IN (''in'', ''out'', ''break_start'', ''break_end'')',
  'kind IN (''in'', ''out'') OR kind IN (''break_start'', ''break_end'')'),
  'review_reason IN (''off_plan'', ''device_clock'', ''order'')',
  'review_reason IN (''off_plan'', ''device_clock'') OR review_reason = ''order''')
  WHERE type = 'table' AND name = 'clock_event';
UPDATE sqlite_schema SET sql = replace (sql,
  'state IN (''expected'', ''working'', ''to_confirm'', ''agreed'', ''in_pay_run'', ''paid'')',
  'state IN (''expected'', ''working'') OR state IN (''to_confirm'', ''agreed'') '
  || 'OR state IN (''in_pay_run'', ''paid'')')
  WHERE type = 'table' AND name = 'attendance';
PRAGMA writable_schema = RESET;
-- end
