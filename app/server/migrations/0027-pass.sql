-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Keys that a programme signs the passes on its workers' cards with.

-- The public halves, for as long as cards signed with them may be shown. A retired one signs nothing any more.
CREATE TABLE pass_key (
  programme_id INTEGER NOT NULL REFERENCES programme (programme_id),
  id TEXT NOT NULL CHECK (length(id) = 8), -- the first of the key's SHA-256, as the pass names it
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  made_s INTEGER NOT NULL,
  retired_s INTEGER, -- NULL: in use
  PRIMARY KEY (programme_id, id)
) STRICT;

-- The secret of the key that signs now: one, and none before the first card. It does not leave with an export, so that
-- the same programme elsewhere makes a key of its own and goes on knowing the cards of this one.
CREATE TABLE pass_secret (
  programme_id INTEGER NOT NULL PRIMARY KEY,
  key_id TEXT NOT NULL,
  seed BLOB NOT NULL CHECK (length(seed) = 32),
  FOREIGN KEY (programme_id, key_id) REFERENCES pass_key (programme_id, id)
) STRICT;
