-- Unfinished large files by name, and of one name the oldest start first: S3's order of multipart uploads.
CREATE INDEX file_versions_unfinished_by_name
  ON file_versions (bucket_id, file_name, inverted_timestamp DESC, file_id) WHERE action = 'start';
