package dev.strongroom.api.s3;

import dev.strongroom.access.Target;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.model.FileId;
import dev.strongroom.model.IllegalValueException;
import java.util.Optional;

/** Version ids, which are the ids of file versions (sheet 04 §4.4). */
final class VersionIds {
  private VersionIds() {}

  /** The version in the query. */
  static Optional<FileId> of(S3Request request) {
    return request.query().text("versionId").map(VersionIds::read);
  }

  /** Whether the version is called {@code null}, as none is: buckets always keep versions. */
  static boolean isOfNone(S3Request request) {
    return request.query().text("versionId").filter("null"::equals).isPresent();
  }

  /** Reads one; throws a fault when no version could have it. */
  static FileId read(String text) {
    if (text.equals("null")) {
      throw S3Faults.noSuchVersion();
    }
    try {
      return new FileId(text);
    } catch (IllegalValueException malformed) {
      throw S3Code.INVALID_ARGUMENT.fault("Invalid version id specified");
    }
  }

  /** Whether the version can be in the bucket at all: the bucket's id is part of the version's. */
  static boolean isIn(Target.OfBucket bucket, FileId version) {
    return bucket.bucket().filter(version.bucketId()::equals).isPresent();
  }
}
