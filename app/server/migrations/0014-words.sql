-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Words between people: messages, notices, answers to ratings; who wrote a qualification down.

-- Between an employer and a person of its pool. A thread is all of a pair's, by time.
CREATE TABLE message (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  employer_id TEXT NOT NULL,
  worker_id TEXT NOT NULL,
  shift_id TEXT,            -- what it is about
  by TEXT NOT NULL CHECK (by IN ('employer', 'worker')),
  author_id TEXT NOT NULL,  -- the account, or the worker
  body TEXT NOT NULL CHECK (body <> ''),
  sent_s INTEGER NOT NULL,
  read_s INTEGER,           -- by the other side
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, employer_id) REFERENCES employer (programme_id, id),
  FOREIGN KEY (programme_id, worker_id) REFERENCES worker (programme_id, id)
) STRICT;
CREATE INDEX message_by_thread ON message (programme_id, employer_id, worker_id, sent_s, id);
CREATE INDEX message_by_worker ON message (programme_id, worker_id, sent_s, id);

-- What the town tells everybody.
CREATE TABLE notice (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('everyone', 'workers', 'employers')),
  from_day INTEGER NOT NULL,
  until_day INTEGER, -- the last day; NULL: until it is taken away
  made_s INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, id),
  CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX notice_by_day ON notice (programme_id, from_day, id);

-- A rating with its comment is a review; whom it is about may answer once.
ALTER TABLE rating ADD COLUMN reply TEXT NOT NULL DEFAULT '';
ALTER TABLE rating ADD COLUMN replied_s INTEGER;
CREATE INDEX rating_by_employer ON rating (programme_id, employer_id, given_s, id);

-- NULL: imported, or from before this was written down.
ALTER TABLE worker_qualification ADD COLUMN recorded_s INTEGER;
ALTER TABLE worker_qualification ADD COLUMN recorded_by TEXT;
