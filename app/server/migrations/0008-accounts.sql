-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- People sign in by a name and a password, kiosks by approval. Of passwords there is only an argon2id hash, of tokens
-- and codes a SHA-256; a TOTP secret is kept as it is, because codes are computed from it.

-- A name is unique on the whole server: whoever signs in does not say which programme.
CREATE TABLE account_password (
  programme_id INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  sign_in_name TEXT NOT NULL CHECK (sign_in_name <> ''),
  hash TEXT, -- NULL: invited, not chosen yet
  is_long INTEGER NOT NULL DEFAULT 0 CHECK (is_long IN (0, 1)), -- long enough to stand without a second factor
  set_s INTEGER,
  PRIMARY KEY (programme_id, account_id),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX account_password_by_name ON account_password (sign_in_name);

-- Lets one person choose a password, once.
CREATE TABLE account_invitation (
  programme_id INTEGER NOT NULL,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32),
  account_id TEXT NOT NULL,
  created_s INTEGER NOT NULL,
  expires_s INTEGER NOT NULL,
  used_s INTEGER,
  PRIMARY KEY (programme_id, code_sha256),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT;
CREATE INDEX account_invitation_by_expiry ON account_invitation (expires_s);

CREATE TABLE account_totp (
  programme_id INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  secret BLOB NOT NULL CHECK (length(secret) = 20),
  created_s INTEGER NOT NULL,
  confirmed_s INTEGER, -- NULL: not asked for yet
  PRIMARY KEY (programme_id, account_id),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT;

-- Time steps whose code was taken: it is not taken again.
CREATE TABLE account_totp_used (
  programme_id INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  expires_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, account_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_totp_used_by_expiry ON account_totp_used (expires_s);

CREATE TABLE account_recovery_code (
  programme_id INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  code_sha256 BLOB NOT NULL CHECK (length(code_sha256) = 32),
  used_s INTEGER,
  PRIMARY KEY (programme_id, account_id, code_sha256),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT;

-- A place where an account is signed in: a person's program, or a kiosk that was approved.
CREATE TABLE device (
  programme_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('desk', 'kiosk')),
  label TEXT NOT NULL,
  secret_sha256 BLOB CHECK (length(secret_sha256) = 32), -- by which a later sign-in is known to come from here
  key_thumbprint TEXT, -- RFC 7638; of the key that a kiosk signs its calls with
  created_s INTEGER NOT NULL,
  seen_s INTEGER NOT NULL,    -- signed in or renewed
  expires_s INTEGER NOT NULL, -- whatever happens
  ended_s INTEGER,
  ended_by TEXT CHECK (ended_by IN ('sign_out', 'revoked', 'token_reuse', 'password', 'account')),
  PRIMARY KEY (programme_id, id),
  FOREIGN KEY (programme_id, account_id) REFERENCES account (programme_id, id)
) STRICT;
CREATE INDEX device_by_account ON device (programme_id, account_id, created_s, id);

-- Each is for one use; another one comes with the answer. One that is shown again ends its device.
CREATE TABLE refresh_token (
  programme_id INTEGER NOT NULL,
  token_sha256 BLOB NOT NULL CHECK (length(token_sha256) = 32),
  device_id TEXT NOT NULL,
  created_s INTEGER NOT NULL,
  expires_s INTEGER NOT NULL,
  used_s INTEGER,
  replaced_by_sha256 BLOB,
  PRIMARY KEY (programme_id, token_sha256),
  FOREIGN KEY (programme_id, device_id) REFERENCES device (programme_id, id)
) STRICT;
CREATE UNIQUE INDEX refresh_token_by_hash ON refresh_token (token_sha256);
CREATE INDEX refresh_token_by_device ON refresh_token (programme_id, device_id);

ALTER TABLE access_token ADD COLUMN device_id TEXT;
ALTER TABLE access_token ADD COLUMN key_thumbprint TEXT; -- such a token is good only with a proof of that key
CREATE INDEX access_token_by_device ON access_token (programme_id, device_id) WHERE device_id IS NOT NULL;

-- A kiosk that asks to be let in (RFC 8628). It belongs to no programme until a coordinator has approved it: such rows
-- are found only by a code, and are gone within the hour.
CREATE TABLE device_authorization (
  device_code_sha256 BLOB NOT NULL CHECK (length(device_code_sha256) = 32),
  user_code TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'denied', 'used')),
  created_s INTEGER NOT NULL,
  expires_s INTEGER NOT NULL,
  interval_s INTEGER NOT NULL,
  polled_ms INTEGER NOT NULL DEFAULT 0,
  approved_programme_id INTEGER,
  approved_account_id TEXT,
  PRIMARY KEY (device_code_sha256)
) STRICT;
CREATE UNIQUE INDEX device_authorization_by_user_code ON device_authorization (user_code);
CREATE INDEX device_authorization_by_expiry ON device_authorization (expires_s);

-- Proofs of a key that were taken (RFC 9449, jti): none is taken twice.
CREATE TABLE key_proof (
  programme_id INTEGER NOT NULL,
  jti_sha256 BLOB NOT NULL CHECK (length(jti_sha256) = 32),
  expires_s INTEGER NOT NULL,
  PRIMARY KEY (programme_id, jti_sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_proof_by_expiry ON key_proof (expires_s);
