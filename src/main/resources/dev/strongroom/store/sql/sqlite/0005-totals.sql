-- Nobody read them, and a large file that was finished counted twice in both.
ALTER TABLE bucket_totals DROP COLUMN uploaded_bytes;
ALTER TABLE bucket_totals DROP COLUMN deleted_bytes;
