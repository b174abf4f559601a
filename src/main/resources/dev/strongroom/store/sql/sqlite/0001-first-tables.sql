-- Names and ids are compared as bytes. Every row ends with a checksum over its other columns; a
-- column that is null adds nothing to it, so later migrations may add columns that allow null.

CREATE TABLE accounts (
  account_id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  folded_email TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at_millis INTEGER NOT NULL,
  password_hash TEXT NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX accounts_by_email ON accounts (folded_email);

-- How many numbers of standard keys an account has given away; kept when keys go.
CREATE TABLE key_numbers (
  account_id TEXT NOT NULL PRIMARY KEY,
  last_number INTEGER NOT NULL
) WITHOUT ROWID;

-- bucket_scope: '*' for every bucket, else bucket ids with commas between them; never empty.
CREATE TABLE application_keys (
  key_id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL,
  key_name TEXT NOT NULL,
  capabilities TEXT NOT NULL,
  bucket_scope TEXT NOT NULL,
  name_prefix TEXT NOT NULL,
  kind TEXT NOT NULL,
  generation INTEGER NOT NULL,
  created_at_millis INTEGER NOT NULL,
  expires_at_millis INTEGER,
  secret_sha256 BLOB NOT NULL,
  sealed_secret BLOB,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX application_keys_by_account ON application_keys (account_id, key_id);

CREATE INDEX application_keys_by_expiry ON application_keys (expires_at_millis)
  WHERE expires_at_millis IS NOT NULL;

CREATE TABLE key_uses (
  key_id TEXT NOT NULL PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  address TEXT NOT NULL,
  operation TEXT NOT NULL,
  user_agent TEXT NOT NULL
) WITHOUT ROWID;

-- info: a JSON object of strings, in ASCII.
CREATE TABLE buckets (
  bucket_id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL,
  bucket_name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  bucket_type TEXT NOT NULL,
  info TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at_millis INTEGER NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX buckets_by_name ON buckets (folded_name);

CREATE INDEX buckets_by_account ON buckets (account_id, folded_name);

-- Clustered in listing order: names ascending, within a name newest first (both last columns of
-- the key are 2^63-1 minus the value). file_id is the id without its bucket, packed; see FileIdCodec.
CREATE TABLE file_versions (
  bucket_id BLOB NOT NULL,
  file_name BLOB NOT NULL,
  inverted_timestamp INTEGER NOT NULL,
  inverted_sequence INTEGER NOT NULL,
  file_id BLOB NOT NULL,
  action TEXT NOT NULL,
  content_length INTEGER NOT NULL,
  content_sha1 BLOB NOT NULL,
  content_md5 BLOB,
  content_type TEXT NOT NULL,
  info TEXT NOT NULL,
  content TEXT NOT NULL,
  blob_id BLOB,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (bucket_id, file_name, inverted_timestamp, inverted_sequence)
) WITHOUT ROWID;

CREATE UNIQUE INDEX file_versions_by_id ON file_versions (bucket_id, file_id);

CREATE INDEX file_versions_by_blob ON file_versions (blob_id) WHERE blob_id IS NOT NULL;

-- Oldest start first.
CREATE INDEX file_versions_unfinished
  ON file_versions (bucket_id, inverted_timestamp DESC, file_id, file_name) WHERE action = 'start';

-- An ordinary table: bodies are long, and rows that are appended stay together.
CREATE TABLE small_bodies (
  bucket_id BLOB NOT NULL,
  file_id BLOB NOT NULL,
  body BLOB NOT NULL,
  row_checksum INTEGER NOT NULL
);

CREATE UNIQUE INDEX small_bodies_by_id ON small_bodies (bucket_id, file_id);

CREATE TABLE parts (
  bucket_id BLOB NOT NULL,
  file_id BLOB NOT NULL,
  part_number INTEGER NOT NULL,
  content_length INTEGER NOT NULL,
  content_sha1 BLOB NOT NULL,
  content_md5 BLOB NOT NULL,
  upload_timestamp_millis INTEGER NOT NULL,
  blob_id BLOB NOT NULL,
  row_checksum INTEGER NOT NULL,
  PRIMARY KEY (bucket_id, file_id, part_number)
) WITHOUT ROWID;

CREATE INDEX parts_by_blob ON parts (blob_id);

CREATE TABLE server_values (
  value_name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL,
  row_checksum INTEGER NOT NULL
) WITHOUT ROWID;

-- Numbers that only grow.
CREATE TABLE counters (
  counter_name TEXT NOT NULL PRIMARY KEY,
  ceiling INTEGER NOT NULL
) WITHOUT ROWID;
