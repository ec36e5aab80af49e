-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE more (
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE thing_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  content BLOB,
  parent INTEGER REFERENCES thing (id)
) STRICT;
INSERT INTO thing_new SELECT * FROM thing;
DROP TABLE thing;
ALTER TABLE thing_new RENAME TO thing;
