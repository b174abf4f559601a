-- The checksum that an S3 client chose, in ASCII: algorithm, type and value with blanks between them.

ALTER TABLE file_versions ADD COLUMN checksum BLOB;

ALTER TABLE parts ADD COLUMN checksum BLOB;
