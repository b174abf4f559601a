package dev.strongroom.store.sql;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.Optional;

/**
 * Keeps {@code bucket_totals} in step with versions and parts. A finished file counts with its
 * length, an unfinished one with its parts: when it goes, the parts that are still there go with
 * it.
 */
record BucketTotals(SqlSession session) {
  private static final String CHANGE =
      "INSERT INTO bucket_totals (bucket_id, files, bytes)"
          + " VALUES (?, ?, ?) ON CONFLICT (bucket_id) DO UPDATE SET"
          + " files = bucket_totals.files + excluded.files,"
          + " bytes = bucket_totals.bytes + excluded.bytes RETURNING is_metered";
  private static final String FORGET = "DELETE FROM bucket_totals WHERE bucket_id = ?";
  private static final String PARTS =
      "SELECT COALESCE(SUM(content_length), 0) FROM parts WHERE bucket_id = ? AND file_id = ?";

  /** A version was added. */
  void added(FileVersion version) {
    if (version.action() == FileVersion.Action.UPLOAD) {
      change(version.bucketId(), 1, version.contentLength());
    }
  }

  /**
   * A version takes the place of the one before it: an unfinished file was finished. One change, so
   * that a quota has nothing against what is there already.
   */
  void replaced(Optional<FileVersion> before, FileVersion after) {
    int files = before.map(BucketTotals::files).orElse(0);
    long bytes = before.map(this::bytes).orElse(0L);
    change(after.bucketId(), files(after) - files, bytes(after) - bytes);
  }

  /** A version goes; its parts, if it is unfinished, are still there. */
  void removed(FileVersion version) {
    change(version.bucketId(), -files(version), -bytes(version));
  }

  private static int files(FileVersion version) {
    return version.action() == FileVersion.Action.UPLOAD ? 1 : 0;
  }

  private long bytes(FileVersion version) {
    return switch (version.action()) {
      case UPLOAD -> version.contentLength();
      case START -> lengthOfParts(version.id());
      case HIDE -> 0;
    };
  }

  /** A part of an unfinished file was added, perhaps in place of another. */
  void added(Part part, Optional<Part> replaced) {
    long before = replaced.map(Part::contentLength).orElse(0L);
    change(part.fileId().bucketId(), 0, part.contentLength() - before);
  }

  /** The bucket is gone. */
  void forget(BucketId bucket) {
    session.update(FORGET).text(bucket.value()).run();
  }

  private long lengthOfParts(FileId file) {
    return session
        .query(PARTS)
        .bytes(Identifiers.bucket(file.bucketId()))
        .bytes(FileIdCodec.encode(file))
        .one(SqlRow::number)
        .orElse(0L);
  }

  private void change(BucketId bucket, int files, long bytes) {
    if (files != 0 || bytes != 0) {
      boolean isMetered =
          session
              .update(CHANGE)
              .text(bucket.value())
              .number(files)
              .number(bytes)
              .one(row -> row.number() == 1)
              .orElseThrow();
      if (isMetered && bytes != 0) {
        new Meters(session).charge(bucket, bytes);
      }
    }
  }
}
