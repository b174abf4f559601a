-- session_id: the SHA-256 of the cookie's value in hexadecimal digits; the value itself is nowhere.
CREATE TABLE console_sessions (
  session_id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  seen_at_millis INTEGER NOT NULL,
  confirmed_at_millis INTEGER NOT NULL,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX console_sessions_by_account ON console_sessions (account_id);
