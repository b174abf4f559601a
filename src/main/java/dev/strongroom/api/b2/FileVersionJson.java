package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.FileVersion;
import java.util.function.Consumer;

/**
 * The file-version object (sheet 02 §2.2), the same in every answer. What the caller may not see is
 * masked by asking the permit for each file (sheet 02 §2.4).
 */
final class FileVersionJson {
  private FileVersionJson() {}

  /**
   * Writes the fields of one version.
   *
   * @param bucket the bucket that holds the version
   */
  static void write(JsonWriter json, Permit permit, Target.OfBucket bucket, FileVersion version) {
    write(json, permit, bucket, version, version.action().wireName(), ignored -> {});
  }

  /** As {@link #write}, for the answer of b2_copy_file: there alone the action is {@code copy}. */
  static void writeCopy(
      JsonWriter json, Permit permit, Target.OfBucket bucket, FileVersion version) {
    write(json, permit, bucket, version, "copy", ignored -> {});
  }

  /** A row of a listing: in v1 it carries the length a second time (sheet 02 §1.4). */
  static void writeRow(
      JsonWriter json,
      ApiVersion apiVersion,
      Permit permit,
      Target.OfBucket bucket,
      FileVersion version) {
    write(
        json,
        permit,
        bucket,
        version,
        version.action().wireName(),
        row -> size(row, apiVersion, version.contentLength()));
  }

  /** A hide marker, which has neither settings of its own nor masks (sheet 02 §2.2). */
  static void writeHideMarker(
      JsonWriter json, ApiVersion apiVersion, Target.OfBucket bucket, FileVersion marker) {
    writeContent(json, bucket, marker, marker.action().wireName());
    size(json, apiVersion, marker.contentLength());
    json.number("uploadTimestamp", marker.uploadTimestampMillis());
  }

  /**
   * A row that stands for all names that begin alike up to a delimiter.
   *
   * @param name the common beginning, its delimiter included
   */
  static void writeFolderRow(
      JsonWriter json, ApiVersion apiVersion, Target.OfBucket bucket, String name) {
    json.text("accountId", bucket.owner().orElseThrow().value())
        .text("action", "folder")
        .text("bucketId", bucket.id().value())
        .number("contentLength", 0)
        .nothing("contentMd5")
        .nothing("contentSha1")
        .nothing("contentType")
        .nothing("fileId")
        .object("fileInfo", none -> {})
        .text("fileName", name);
    size(json, apiVersion, 0);
    json.number("uploadTimestamp", 0);
  }

  private static void write(
      JsonWriter json,
      Permit permit,
      Target.OfBucket bucket,
      FileVersion version,
      String action,
      Consumer<JsonWriter> size) {
    writeContent(json, bucket, version, action);
    if (version.action() != FileVersion.Action.HIDE) {
      writeProtection(json, permit, bucket.files(version.name().value()));
    }
    size.accept(json);
    json.number("uploadTimestamp", version.uploadTimestampMillis());
  }

  private static void writeContent(
      JsonWriter json, Target.OfBucket bucket, FileVersion version, String action) {
    json.text("accountId", bucket.owner().orElseThrow().value())
        .text("action", action)
        .text("bucketId", version.bucketId().value())
        .number("contentLength", version.contentLength())
        .text("contentMd5", version.isLarge() ? null : version.contentMd5())
        .text("contentSha1", version.contentSha1().value())
        .text("contentType", version.contentType())
        .text("fileId", version.id().value())
        .texts("fileInfo", version.info().values())
        .text("fileName", version.name().value());
  }

  /** Nothing is locked or encrypted by this server: readable, and empty (sheet 02 §2.4). */
  private static void writeProtection(JsonWriter json, Permit permit, Target.OfFiles file) {
    boolean retentionReadable = permit.allows(Action.READ_FILE_RETENTION.on(file));
    boolean legalHoldReadable = permit.allows(Action.READ_FILE_LEGAL_HOLD.on(file));
    json.object(
            "fileRetention",
            wrapper -> {
              wrapper.truth("isClientAuthorizedToRead", retentionReadable);
              if (retentionReadable) {
                wrapper.object(
                    "value", value -> value.nothing("mode").nothing("retainUntilTimestamp"));
              } else {
                wrapper.nothing("value");
              }
            })
        .object(
            "legalHold",
            wrapper ->
                wrapper.truth("isClientAuthorizedToRead", legalHoldReadable).nothing("value"));
    writeNoEncryption(json);
  }

  /** The encryption of a file or part: none. */
  static void writeNoEncryption(JsonWriter json) {
    json.object("serverSideEncryption", none -> none.nothing("algorithm").nothing("mode"));
  }

  private static void size(JsonWriter json, ApiVersion apiVersion, long contentLength) {
    if (apiVersion == ApiVersion.V1) {
      json.number("size", contentLength);
    }
  }
}
