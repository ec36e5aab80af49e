-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A code that opens a person's own pages on their phone, once.
CREATE TABLE phone_code (
  programme_id INTEGER NOT NULL,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32),
  worker_id TEXT NOT NULL,
  made_s INTEGER NOT NULL,
  made_by TEXT NOT NULL, -- account of the kiosk or of the desk
  expires_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, code_sha256),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX phone_code_by_code ON phone_code (code_sha256);
CREATE INDEX phone_code_by_worker ON phone_code (programme_id, worker_id);
