-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Kinds of documents and of changed resources are words of data/openapi.yaml, which grows; a list of them here would
-- ask for a new table with each. Tests hold what is written to the contract.

-- only SQLite
CREATE TABLE document_new (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  title TEXT NOT NULL,
  employer_id TEXT, -- who may read it: this employer …
  worker_id TEXT,   -- … and this worker
  shift_id TEXT,
  contract_id TEXT,
  pay_run_id TEXT,
  created_s INTEGER NOT NULL,
  media_type TEXT NOT NULL DEFAULT 'application/pdf',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  keep_until_day INTEGER,
  PRIMARY KEY (programme_id, id)
) STRICT;
INSERT INTO document_new SELECT * FROM document;
DROP TABLE document;
ALTER TABLE document_new RENAME TO document;
CREATE INDEX document_by_employer ON document (programme_id, employer_id, created_s, id);
CREATE INDEX document_by_worker ON document (programme_id, worker_id, created_s, id);
CREATE INDEX document_by_shift ON document (programme_id, shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX document_by_pay_run ON document (programme_id, pay_run_id) WHERE pay_run_id IS NOT NULL;

CREATE TABLE change_log_new (
  programme_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  resource TEXT NOT NULL CHECK (resource <> ''),
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  employer_id TEXT, -- which employer sees it; NULL: only those who see the whole programme
  changed_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO change_log_new SELECT * FROM change_log;
DROP TABLE change_log;
ALTER TABLE change_log_new RENAME TO change_log;
CREATE INDEX change_log_by_employer ON change_log (programme_id, employer_id, number);
-- end
--postgresql ALTER TABLE document DROP CONSTRAINT document_kind_check, ADD CONSTRAINT document_kind_check CHECK (kind <> '');
--postgresql ALTER TABLE change_log DROP CONSTRAINT change_log_resource_check,
--postgresql   ADD CONSTRAINT change_log_resource_check CHECK (resource <> '');
