-- SPDX-License-Identifier: GPL-3.0-or-later

-- This database to the server: its ops are numbered without a gap.
CREATE TABLE device (
  only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
  id       TEXT    NOT NULL,
  next_seq INTEGER NOT NULL,
  epoch    TEXT              -- of the server's database, as it was last told
) STRICT;

-- What was done here, on its way to the server. What the server has answered stays for a while: a server that is
-- restored from a copy does not know it any more and gets it again.
CREATE TABLE outbox_new (
  device_seq     INTEGER NOT NULL PRIMARY KEY,
  op_id          TEXT    NOT NULL UNIQUE,
  kind           TEXT    NOT NULL,
  subject_id     TEXT,
  depends_on     TEXT,
  body           TEXT    NOT NULL, -- JSON of the plain call
  occurred_at    INTEGER NOT NULL, -- device time, seconds since 1970 UTC
  clock_offset_s INTEGER NOT NULL, -- server time minus device time
  state          TEXT    NOT NULL CHECK (state IN ('waiting', 'acknowledged', 'refused')),
  ended_at       INTEGER,
  problem        TEXT
) STRICT;

INSERT INTO outbox_new
  SELECT row_number () OVER (ORDER BY seq), op_id, 'clock_event', NULL, NULL,
    json_patch (json_object ('contract_id', contract_id, 'card_code', card_code),
      json_object ('kind', kind, 'occurred_at', strftime ('%Y-%m-%dT%H:%M:%SZ', occurred_at, 'unixepoch'))),
    occurred_at, 0, CASE WHEN refused IS NULL THEN 'waiting' ELSE 'refused' END,
    CASE WHEN refused IS NULL THEN NULL ELSE unixepoch () END, refused
  FROM outbox;
UPDATE outbox_new SET body = json_patch ('{}', body); -- members that are null go
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (device_seq) WHERE state = 'waiting';
