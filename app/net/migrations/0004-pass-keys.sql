-- SPDX-License-Identifier: GPL-3.0-or-later

-- Public keys of the programme whose kiosk this is: a card that it signed is known also without a server.
CREATE TABLE pass_key (
  programme_id INTEGER NOT NULL,
  id           TEXT    NOT NULL,
  public_key   BLOB    NOT NULL CHECK (length (public_key) = 32),
  is_retired   INTEGER NOT NULL,
  PRIMARY KEY (programme_id, id)
) STRICT;
