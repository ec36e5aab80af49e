-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A workplace's check-in code on paper. It stays the same until it is revoked, so that a photograph of it says less than
-- the code that changes: what was clocked by it names it.
CREATE TABLE workplace_poster (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  workplace_id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32), -- the code itself is on the paper only
  made_s INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  revoked_s INTEGER,
  document_id TEXT NOT NULL,
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, workplace_id) REFERENCES workplace (programme_id, id)
) STRICT;
CREATE INDEX workplace_poster_by_employer ON workplace_poster (programme_id, employer_id, made_s, id);
CREATE UNIQUE INDEX workplace_poster_by_code ON workplace_poster (programme_id, code_sha256);

ALTER TABLE clock_event ADD COLUMN poster_id TEXT; -- whose code was scanned; NULL: none
