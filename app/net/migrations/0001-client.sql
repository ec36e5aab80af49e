-- SPDX-License-Identifier: GPL-3.0-or-later

-- Half-made shifts, as typed.
CREATE TABLE draft (
  id         TEXT    NOT NULL PRIMARY KEY,
  account_id TEXT    NOT NULL,
  edited_at  INTEGER NOT NULL, -- seconds since 1970 UTC
  json       TEXT    NOT NULL
) STRICT;

CREATE INDEX draft_by_account ON draft (account_id, edited_at DESC);

-- Check-ins made at a kiosk that the server has not answered yet. Of contract and card, the one that
-- was known. A row leaves when the server has it; what the server refused stays for a human.
CREATE TABLE outbox (
  seq         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  op_id       TEXT    NOT NULL UNIQUE, -- the idempotency key
  contract_id TEXT,
  card_code   TEXT,
  kind        TEXT    NOT NULL CHECK (kind IN ('in', 'out', 'break_start', 'break_end')),
  occurred_at INTEGER NOT NULL,        -- device time, seconds since 1970 UTC
  refused     TEXT,                    -- the problem's name; NULL while it waits
  CHECK ((contract_id IS NULL) <> (card_code IS NULL))
) STRICT;
