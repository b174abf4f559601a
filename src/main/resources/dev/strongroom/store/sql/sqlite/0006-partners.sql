-- What repeatable requests made; by its id alone.
CREATE TABLE idempotency_keys (
  account_id TEXT NOT NULL,
  name_sha256 TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  made_id TEXT NOT NULL,
  at_millis INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (account_id, name_sha256)
) WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at_millis);

-- How much accounts and Groups may hold and do hold. owner: a and an account's id, or g and a
-- Group's number.
CREATE TABLE quotas (
  owner TEXT NOT NULL PRIMARY KEY,
  most_bytes INTEGER,
  most_buckets INTEGER,
  used_bytes INTEGER NOT NULL,
  used_buckets INTEGER NOT NULL
) WITHOUT ROWID;

-- Whether some quota bounds the bucket.
ALTER TABLE bucket_totals ADD COLUMN is_metered INTEGER NOT NULL DEFAULT 0;
