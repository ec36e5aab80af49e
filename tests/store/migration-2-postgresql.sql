-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE more (
  id INTEGER PRIMARY KEY
) STRICT;

ALTER TABLE thing DROP CONSTRAINT thing_name_key;
