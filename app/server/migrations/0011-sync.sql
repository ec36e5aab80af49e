-- SPDX-License-Identifier: GPL-3.0-or-later

-- A client that works without the server numbers what it did, without a gap, and sends it when the server is back.

-- The clients' own databases, each of an account: device_id is made with that database.
CREATE TABLE sync_device (
  programme_id INTEGER NOT NULL,
  owner_id TEXT NOT NULL,    -- the account; for a worker at a kiosk, the kiosk's
  device_id TEXT NOT NULL,
  last_seq INTEGER NOT NULL, -- the highest number that came
  seen_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, owner_id, device_id)
) STRICT, WITHOUT ROWID;

-- What was done with each op, written in the transaction of its effect: an op has one effect, however often it comes.
CREATE TABLE sync_op (
  programme_id INTEGER NOT NULL,
  owner_id TEXT NOT NULL,
  op_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  actor_id TEXT NOT NULL,    -- who did it: the owner, or a worker there
  kind TEXT NOT NULL,
  op_sha256 BLOB NOT NULL CHECK (length(op_sha256) = 32),
  occurred_s INTEGER NOT NULL, -- device time
  clock_offset_s INTEGER NOT NULL,
  received_s INTEGER NOT NULL, -- server time
  status INTEGER NOT NULL,     -- of the answer; from 400 on it was rejected
  answer BLOB NOT NULL,
  PRIMARY KEY (programme_id, owner_id, op_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sync_op_by_seq ON sync_op (programme_id, owner_id, device_id, device_seq);
CREATE INDEX sync_op_by_time ON sync_op (received_s);

-- Check-ins that could not be recorded for any work: a person stood there, so they stay until somebody has looked.
CREATE TABLE unmatched_clock_event (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  op_id TEXT NOT NULL,
  op_sha256 BLOB NOT NULL CHECK (length(op_sha256) = 32),
  employer_id TEXT,  -- of the kiosk; NULL: only the town sees it
  workplace_id TEXT,
  worker_id TEXT,    -- where the person was signed in
  contract_id TEXT,  -- as sent; it may be nobody's
  card_ending TEXT,  -- the last characters of the card that was shown
  kind TEXT CHECK (kind IN ('in', 'out', 'break_start', 'break_end')),
  problem TEXT NOT NULL,
  occurred_s INTEGER NOT NULL,
  received_s INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  settled_s INTEGER,
  settled_by TEXT,
  clock_event_id TEXT, -- what it became; NULL when it was put aside
  note TEXT,
  PRIMARY KEY (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX unmatched_clock_event_by_op ON unmatched_clock_event (programme_id, owner_id, op_id, op_sha256);
CREATE INDEX unmatched_clock_event_open ON unmatched_clock_event (programme_id, employer_id, occurred_s, id)
  WHERE settled_s IS NULL;

-- The change log is kept for longer than a client may stay away; changes up to this number are gone.
ALTER TABLE programme ADD COLUMN changes_gone INTEGER NOT NULL DEFAULT 0;

-- Other processes are told which programme changed; once in a transaction.
--postgresql CREATE FUNCTION yui_tell_change () RETURNS trigger LANGUAGE plpgsql AS $$
--postgresql BEGIN PERFORM pg_notify ('yui_change', NEW.programme_id::text); RETURN NULL; END $$;
--postgresql CREATE TRIGGER programme_tells_change AFTER UPDATE OF change_number ON programme
--postgresql   FOR EACH ROW EXECUTE FUNCTION yui_tell_change ();
