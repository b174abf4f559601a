-- What accounts used, by day (UTC, counted from 1 January 1970), bucket and key; '' for none of them. Counted, not derived,
-- and of no weight for access: no checksums.
CREATE TABLE usage_days (
  account_id TEXT NOT NULL,
  epoch_day INTEGER NOT NULL,
  bucket_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  class_a INTEGER NOT NULL,
  class_b INTEGER NOT NULL,
  class_c INTEGER NOT NULL,
  downloaded_bytes INTEGER NOT NULL,
  uploaded_bytes INTEGER NOT NULL,
  deleted_bytes INTEGER NOT NULL,
  PRIMARY KEY (account_id, epoch_day, bucket_id, key_id)
) WITHOUT ROWID;

-- What buckets held: bytes when last looked at, and bytes times hours up to then.
CREATE TABLE stored_days (
  account_id TEXT NOT NULL,
  epoch_day INTEGER NOT NULL,
  bucket_id TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  byte_hours INTEGER NOT NULL,
  until_millis INTEGER NOT NULL,
  PRIMARY KEY (account_id, epoch_day, bucket_id)
) WITHOUT ROWID;

-- Names of buckets that may be gone.
CREATE TABLE usage_buckets (
  account_id TEXT NOT NULL,
  bucket_id TEXT NOT NULL,
  bucket_name TEXT NOT NULL,
  last_day INTEGER NOT NULL,
  PRIMARY KEY (account_id, bucket_id)
) WITHOUT ROWID;
