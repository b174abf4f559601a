-- sealed_secret: what an authenticator app shares with the server, under the key-encryption key.
-- last_step: the half minute, counted from 1970 UTC, of the last code that was taken.
-- backup_codes: SHA-256 of those not used yet, in hexadecimal digits, with commas between.
CREATE TABLE second_factors (
  account_id TEXT NOT NULL PRIMARY KEY,
  sealed_secret BLOB NOT NULL,
  created_at_millis INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  backup_codes TEXT NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;
