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
          + " bytes = bucket_totals.bytes + excluded.bytes";
  private static final String FORGET = "DELETE FROM bucket_totals WHERE bucket_id = ?";
  private static final String PARTS =
      "SELECT COALESCE(SUM(content_length), 0) FROM parts WHERE bucket_id = ? AND file_id = ?";

  /** A version was added. */
  void added(FileVersion version) {
    if (version.action() == FileVersion.Action.UPLOAD) {
      change(version.bucketId(), 1, version.contentLength());
    }
  }

  /** A version takes the place of the one before it: an unfinished file was finished. */
  void replaced(Optional<FileVersion> before, FileVersion after) {
    before.ifPresent(this::removed);
    added(after);
  }

  /** A version goes; its parts, if it is unfinished, are still there. */
  void removed(FileVersion version) {
    switch (version.action()) {
      case UPLOAD -> change(version.bucketId(), -1, -version.contentLength());
      case START -> change(version.bucketId(), 0, -lengthOfParts(version.id()));
      case HIDE -> {
        // A hide marker holds nothing.
      }
    }
  }

  /** A part of an unfinished file was added, perhaps in place of another. */
  void added(Part part, Optional<Part> replaced) {
    replaced.ifPresent(old -> change(old.fileId().bucketId(), 0, -old.contentLength()));
    change(part.fileId().bucketId(), 0, part.contentLength());
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
      session.update(CHANGE).text(bucket.value()).number(files).number(bytes).run();
    }
  }
}
