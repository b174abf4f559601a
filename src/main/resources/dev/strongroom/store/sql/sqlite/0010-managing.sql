-- A session may be in the account of a member. Everybody signs in again: rows have checksums.
DELETE FROM console_sessions;

ALTER TABLE console_sessions ADD COLUMN managed_account_id TEXT NOT NULL DEFAULT '';
