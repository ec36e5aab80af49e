-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE more (
  id INTEGER PRIMARY KEY
) STRICT;
