package dev.strongroom.store.sql;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.FileVersionTable;
import dev.strongroom.store.UnfinishedPosition;
import dev.strongroom.store.VersionPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** File versions in table {@code file_versions}, which is stored in listing order. */
record SqlFileVersionTable(SqlSession session) implements FileVersionTable {
  private static final String SELECT =
      "SELECT " + FileVersionRows.COLUMNS + " FROM file_versions WHERE bucket_id = ? ";
  private static final String INSERT =
      "INSERT INTO file_versions ("
          + FileVersionRows.COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE file_versions SET bucket_id = ?, file_name = ?, inverted_timestamp = ?,"
          + " inverted_sequence = ?, file_id = ?, action = ?, content_length = ?,"
          + " content_sha1 = ?, content_md5 = ?, content_type = ?, info = ?, content = ?,"
          + " blob_id = ?, checksum = ?, row_checksum = ? WHERE bucket_id = ? AND file_name = ?"
          + " AND inverted_timestamp = ? AND inverted_sequence = ? AND file_id = ?";
  private static final String DELETE =
      "DELETE FROM file_versions WHERE bucket_id = ? AND file_id = ?";
  private static final String BY_ID = SELECT + "AND file_id = ?";
  private static final String NEWEST =
      SELECT + "AND file_name = ? ORDER BY inverted_timestamp, inverted_sequence LIMIT 1";
  private static final String NEWEST_FINISHED =
      SELECT
          + "AND file_name = ? AND action <> 'start'"
          + " ORDER BY inverted_timestamp, inverted_sequence LIMIT 1";
  private static final String PAGE =
      SELECT
          + "AND (file_name, inverted_timestamp, inverted_sequence) >= (?, ?, ?)"
          + " ORDER BY file_name, inverted_timestamp, inverted_sequence LIMIT ?";
  private static final String UNFINISHED =
      SELECT
          + "AND action = 'start' AND inverted_timestamp <= ?"
          + " AND (inverted_timestamp < ? OR file_id >= ?) AND file_name >= ? AND file_name < ?"
          + " ORDER BY inverted_timestamp DESC, file_id LIMIT ?";
  private static final String UNFINISHED_BY_NAME =
      SELECT
          + "AND action = 'start' AND file_name >= ?"
          + " ORDER BY file_name, inverted_timestamp DESC, file_id LIMIT ?";
  private static final String UNFINISHED_OF_NAME =
      SELECT
          + "AND action = 'start' AND file_name = ? AND inverted_timestamp <= ?"
          + " AND (inverted_timestamp < ? OR file_id > ?)"
          + " ORDER BY file_name, inverted_timestamp DESC, file_id LIMIT ?";
  private static final String ANY = "SELECT 1 FROM file_versions WHERE bucket_id = ? LIMIT 1";
  private static final String REFERS = "SELECT 1 FROM file_versions WHERE blob_id = ? LIMIT 1";
  private static final byte[] BEFORE_ANY_ID = {};

  @Override
  public long takeSequence() {
    return session.writeScope().takeSequence();
  }

  @Override
  public void insert(FileVersion version) {
    FileVersionRows.bind(session.update(INSERT), version).run();
    totals().added(version);
  }

  @Override
  public void update(FileVersion version) {
    totals().replaced(find(version.id()), version);
    SqlStatement statement = FileVersionRows.bind(session.update(UPDATE), version);
    int changed = FileVersionRows.bindPlace(statement, version).run();
    if (changed != 1) {
      throw new IllegalStateException(
          "there is no such file version in its place: " + version.id());
    }
  }

  @Override
  public boolean delete(FileId id) {
    find(id).ifPresent(totals()::removed);
    return byId(session.update(DELETE), id).run() == 1;
  }

  @Override
  public Optional<FileVersion> find(FileId id) {
    BucketId bucket = id.bucketId();
    return byId(session.query(BY_ID), id).one(row -> FileVersionRows.decode(row, bucket));
  }

  @Override
  public Optional<FileVersion> newestFinished(BucketId bucket, FileName name) {
    return in(bucket, NEWEST_FINISHED)
        .bytes(name.bytes())
        .one(row -> FileVersionRows.decode(row, bucket));
  }

  @Override
  public Optional<FileVersion> newest(BucketId bucket, FileName name) {
    return in(bucket, NEWEST).bytes(name.bytes()).one(row -> FileVersionRows.decode(row, bucket));
  }

  @Override
  public List<FileVersion> from(BucketId bucket, VersionPosition start, int limit) {
    return in(bucket, PAGE)
        .bytes(start.name())
        .number(Inverted.of(start.uploadTimestampMillis()))
        .number(Inverted.of(start.sequence()))
        .number(limit)
        .list(row -> FileVersionRows.decode(row, bucket));
  }

  @Override
  public List<FileVersion> unfinished(
      BucketId bucket,
      String namePrefix,
      long startTimestampMillis,
      String startFileId,
      int limit) {
    long start = Inverted.of(startTimestampMillis);
    byte[] prefix = namePrefix.getBytes(StandardCharsets.UTF_8);
    return in(bucket, UNFINISHED)
        .number(start)
        .number(start)
        .bytes(startFileId.isEmpty() ? BEFORE_ANY_ID : FileIdCodec.encode(new FileId(startFileId)))
        .bytes(prefix)
        .bytes(afterPrefix(prefix))
        .number(limit)
        .list(row -> FileVersionRows.decode(row, bucket));
  }

  @Override
  public List<FileVersion> unfinishedByName(BucketId bucket, UnfinishedPosition start, int limit) {
    if (start.after().isEmpty()) {
      return in(bucket, UNFINISHED_BY_NAME)
          .bytes(start.name())
          .number(limit)
          .list(row -> FileVersionRows.decode(row, bucket));
    }
    long millis = Inverted.of(start.startMillis());
    List<FileVersion> ofName =
        in(bucket, UNFINISHED_OF_NAME)
            .bytes(start.name())
            .number(millis)
            .number(millis)
            .bytes(FileIdCodec.encode(start.after().get()))
            .number(limit)
            .list(row -> FileVersionRows.decode(row, bucket));
    List<FileVersion> all = new ArrayList<>(ofName);
    if (ofName.size() < limit) {
      all.addAll(unfinishedByName(bucket, start.afterName(), limit - ofName.size()));
    }
    return List.copyOf(all);
  }

  @Override
  public boolean isEmpty(BucketId bucket) {
    return !in(bucket, ANY).exists();
  }

  @Override
  public boolean refersTo(BlobId blob) {
    return session.query(REFERS).bytes(Identifiers.blob(blob)).exists();
  }

  private BucketTotals totals() {
    return new BucketTotals(session);
  }

  private SqlStatement in(BucketId bucket, String sql) {
    return session.query(sql).bytes(Identifiers.bucket(bucket));
  }

  private static SqlStatement byId(SqlStatement statement, FileId id) {
    return statement.bytes(Identifiers.bucket(id.bucketId())).bytes(FileIdCodec.encode(id));
  }

  /** Bytes greater than every name with this prefix; no byte of UTF-8 is 255. */
  private static byte[] afterPrefix(byte[] prefix) {
    if (prefix.length == 0) {
      return new byte[] {(byte) 0xff};
    }
    byte[] after = prefix.clone();
    after[after.length - 1]++;
    return after;
  }
}
