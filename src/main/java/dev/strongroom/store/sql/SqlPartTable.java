package dev.strongroom.store.sql;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.store.PartTable;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Parts of large files in table {@code parts}. */
record SqlPartTable(SqlSession session) implements PartTable {
  private static final String COLUMNS =
      "bucket_id, file_id, part_number, content_length, content_sha1, content_md5,"
          + " upload_timestamp_millis, blob_id, checksum, row_checksum";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM parts WHERE bucket_id = ? AND file_id = ? ";
  private static final String INSERT =
      "INSERT INTO parts (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM parts WHERE bucket_id = ? AND file_id = ? AND part_number = ?";
  private static final String DELETE_ALL = "DELETE FROM parts WHERE bucket_id = ? AND file_id = ?";
  private static final String REFERS = "SELECT 1 FROM parts WHERE blob_id = ? LIMIT 1";

  @Override
  public Optional<Part> put(Part part) {
    Optional<Part> replaced =
        of(session.query(SELECT + "AND part_number = ?"), part.fileId())
            .number(part.number())
            .one(row -> decode(row, part.fileId()));
    if (replaced.isPresent()) {
      of(session.update(DELETE), part.fileId()).number(part.number()).run();
    }
    of(session.update(INSERT), part.fileId())
        .number(part.number())
        .number(part.contentLength())
        .bytes(Digests.sha1(part.contentSha1()))
        .bytes(HexFormat.of().parseHex(part.contentMd5()))
        .number(part.uploadTimestampMillis())
        .bytes(Identifiers.blob(part.blob()))
        .nullableBytes(Digests.checksum(part.checksum()))
        .checksum()
        .run();
    new BucketTotals(session).added(part, replaced);
    return replaced;
  }

  @Override
  public List<Part> list(FileId file, int startNumber, int limit) {
    return of(session.query(SELECT + "AND part_number >= ? ORDER BY part_number LIMIT ?"), file)
        .number(startNumber)
        .number(limit)
        .list(row -> decode(row, file));
  }

  @Override
  public void delete(FileId file, int number) {
    of(session.update(DELETE), file).number(number).run();
  }

  @Override
  public List<Part> deleteAll(FileId file) {
    List<Part> removed = list(file, 0, Part.MAXIMUM_NUMBER);
    of(session.update(DELETE_ALL), file).run();
    return removed;
  }

  @Override
  public boolean refersTo(BlobId blob) {
    return session.query(REFERS).bytes(Identifiers.blob(blob)).exists();
  }

  private static SqlStatement of(SqlStatement statement, FileId file) {
    return statement.bytes(Identifiers.bucket(file.bucketId())).bytes(FileIdCodec.encode(file));
  }

  private static Part decode(SqlRow row, FileId file) throws SQLException {
    byte[] unusedBucket = row.bytes();
    byte[] unusedFile = row.bytes();
    int number = Math.toIntExact(row.number());
    long contentLength = row.number();
    byte[] sha1 = row.bytes();
    byte[] md5 = row.bytes();
    long uploadTimestampMillis = row.number();
    byte[] blob = row.bytes();
    byte[] checksum = row.nullableBytes();
    row.verify("parts");
    return new Part(
        file,
        number,
        contentLength,
        Digests.sha1(sha1),
        HexFormat.of().formatHex(md5),
        uploadTimestampMillis,
        Identifiers.blob(blob),
        Digests.checksum(checksum));
  }
}
