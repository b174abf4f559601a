-- What is said of accounts besides their keys; an account without a row has the standard profile.
CREATE TABLE account_profiles (
  account_id TEXT NOT NULL PRIMARY KEY,
  region TEXT NOT NULL,
  may_sign_in INTEGER NOT NULL,
  must_reset_password INTEGER NOT NULL,
  must_accept_terms INTEGER NOT NULL,
  has_partner_access INTEGER NOT NULL,
  is_phone_verified INTEGER NOT NULL,
  was_ejected INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE account_trials (
  account_id TEXT NOT NULL PRIMARY KEY,
  terabytes INTEGER NOT NULL,
  start_epoch_day INTEGER NOT NULL,
  end_epoch_day INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

-- products and accepted_domains: with commas between them.
CREATE TABLE account_groups (
  group_id INTEGER NOT NULL PRIMARY KEY,
  group_name TEXT NOT NULL,
  is_managed INTEGER NOT NULL,
  products TEXT NOT NULL,
  join_policy TEXT NOT NULL,
  accepted_domains TEXT NOT NULL,
  standing TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  is_archived INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL
);

CREATE TABLE group_admins (
  account_id TEXT NOT NULL,
  group_id INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (account_id, group_id)
) WITHOUT ROWID;

CREATE INDEX group_admins_by_group ON group_admins (group_id, account_id);

-- Clustered in listing order. An account is in one Group at most.
CREATE TABLE group_members (
  account_id TEXT NOT NULL,
  group_id INTEGER NOT NULL,
  email TEXT NOT NULL,
  folded_email TEXT NOT NULL,
  region TEXT NOT NULL,
  origin TEXT NOT NULL,
  since_millis INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (group_id, folded_email)
) WITHOUT ROWID;

CREATE UNIQUE INDEX group_members_by_account ON group_members (account_id);

-- How many members a Group has, so that nobody needs to count them.
CREATE TABLE group_sizes (
  group_id INTEGER NOT NULL PRIMARY KEY,
  members INTEGER NOT NULL
);

-- What each bucket holds, changed with every version and part. uploaded_bytes and deleted_bytes
-- only grow.
CREATE TABLE bucket_totals (
  bucket_id TEXT NOT NULL PRIMARY KEY,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  uploaded_bytes INTEGER NOT NULL,
  deleted_bytes INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO bucket_totals (bucket_id, files, bytes, uploaded_bytes, deleted_bytes)
  SELECT lower(hex(bucket_id)), COUNT(*), SUM(content_length), SUM(content_length), 0
  FROM file_versions WHERE action = 'upload' GROUP BY bucket_id;

INSERT INTO bucket_totals (bucket_id, files, bytes, uploaded_bytes, deleted_bytes)
  SELECT lower(hex(parts.bucket_id)), 0, SUM(parts.content_length), SUM(parts.content_length), 0
  FROM parts JOIN file_versions
    ON file_versions.bucket_id = parts.bucket_id AND file_versions.file_id = parts.file_id
  WHERE file_versions.action = 'start' GROUP BY parts.bucket_id
  ON CONFLICT (bucket_id) DO UPDATE SET bytes = bucket_totals.bytes + excluded.bytes,
    uploaded_bytes = bucket_totals.uploaded_bytes + excluded.uploaded_bytes;

-- The sums over accounts and Groups as they were at one moment.
CREATE TABLE account_totals (
  account_id TEXT NOT NULL PRIMARY KEY,
  buckets INTEGER NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE group_totals (
  group_id INTEGER NOT NULL PRIMARY KEY,
  buckets INTEGER NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL
);
