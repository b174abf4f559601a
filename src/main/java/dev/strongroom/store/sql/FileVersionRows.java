package dev.strongroom.store.sql;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** File versions to rows and back. */
final class FileVersionRows {
  static final String COLUMNS =
      "bucket_id, file_name, inverted_timestamp, inverted_sequence, file_id, action,"
          + " content_length, content_sha1, content_md5, content_type, info, content, blob_id,"
          + " checksum, row_checksum";

  private FileVersionRows() {}

  static SqlStatement bind(SqlStatement statement, FileVersion version) {
    return bindPlace(statement, version)
        .text(version.action().wireName())
        .number(version.contentLength())
        .bytes(Digests.sha1(version.contentSha1()))
        .nullableBytes(Digests.md5(version.contentMd5()))
        .text(version.contentType())
        .text(InfoCodec.encode(version.info().values()))
        .text(kind(version.content()))
        .nullableBytes(blob(version.content()))
        .nullableBytes(Digests.checksum(version.checksum()))
        .checksum();
  }

  /** The columns that never change: where the version is, and which. */
  static SqlStatement bindPlace(SqlStatement statement, FileVersion version) {
    return statement
        .bytes(Identifiers.bucket(version.bucketId()))
        .bytes(version.name().bytes())
        .number(Inverted.of(version.uploadTimestampMillis()))
        .number(Inverted.of(version.sequence()))
        .bytes(FileIdCodec.encode(version.id()));
  }

  /** Reads a row of this bucket. */
  static FileVersion decode(SqlRow row, BucketId bucket) throws SQLException {
    byte[] unusedBucket = row.bytes();
    String name = row.text();
    long invertedTimestamp = row.number();
    long invertedSequence = row.number();
    byte[] fileId = row.bytes();
    String action = row.text();
    long contentLength = row.number();
    byte[] sha1 = row.bytes();
    byte[] md5 = row.nullableBytes();
    String contentType = row.text();
    String info = row.text();
    String content = row.text();
    byte[] blob = row.nullableBytes();
    byte[] checksum = row.nullableBytes();
    row.verify("file_versions");
    return new FileVersion(
        FileIdCodec.decode(bucket, fileId),
        bucket,
        new FileName(name),
        action(action),
        contentLength,
        Digests.sha1(sha1),
        Digests.md5(md5),
        contentType,
        new FileInfo(InfoCodec.decode(info)),
        Inverted.of(invertedTimestamp),
        Inverted.of(invertedSequence),
        content(content, blob),
        Digests.checksum(checksum));
  }

  private static String kind(Content content) {
    return switch (content) {
      case Content.Nothing nothing -> "nothing";
      case Content.Inline inline -> "inline";
      case Content.Whole whole -> "whole";
      case Content.Parts parts -> "parts";
    };
  }

  private static byte @Nullable [] blob(Content content) {
    return content instanceof Content.Whole(BlobId blob) ? Identifiers.blob(blob) : null;
  }

  private static Content content(String kind, byte @Nullable [] blob) {
    if (blob != null && kind.equals("whole")) {
      return new Content.Whole(Identifiers.blob(blob));
    }
    return switch (kind) {
      case "nothing" -> Content.NOTHING;
      case "inline" -> Content.INLINE;
      case "parts" -> Content.PARTS;
      default -> throw new IllegalArgumentException("not a kind of content: " + kind);
    };
  }

  private static FileVersion.Action action(String wireName) {
    for (FileVersion.Action action : FileVersion.Action.values()) {
      if (action.wireName().equals(wireName)) {
        return action;
      }
    }
    throw new IllegalArgumentException("not an action: " + wireName);
  }
}
