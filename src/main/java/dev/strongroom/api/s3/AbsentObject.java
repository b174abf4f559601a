package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.model.FileVersion;
import java.util.Optional;
import java.util.function.Supplier;

/** What is told of an object that is not there (sheet 04 §3.1 and §4.4). */
final class AbsentObject {
  private AbsentObject() {}

  /**
   * The fault; whoever may not list buckets is not told what is absent, in B2's words.
   *
   * @param byVersion whether a version was asked for
   * @param marker finds the hide marker that stands where the object would be
   */
  static Fault fault(
      Permit permit,
      Target.OfBucket bucket,
      boolean byVersion,
      Supplier<Optional<FileVersion>> marker) {
    boolean stranger = permit.grant().account().isEmpty();
    if (!stranger && !permit.allows(Action.LIST_BUCKET.on(bucket))) {
      return S3Code.ACCESS_DENIED.fault("Cannot access bucket");
    }
    return marker
        .get()
        .map(found -> hidden(found, byVersion))
        .orElseGet(() -> byVersion ? S3Faults.noSuchVersion() : S3Faults.noSuchKey());
  }

  /** The version that was found; throws the fault when there is none, or it is a hide marker. */
  static FileVersion check(
      Permit permit, Target.OfBucket bucket, boolean byVersion, Optional<FileVersion> found) {
    return found
        .filter(version -> version.action() == FileVersion.Action.UPLOAD)
        .orElseThrow(() -> fault(permit, bucket, byVersion, () -> found));
  }

  private static Fault hidden(FileVersion marker, boolean byVersion) {
    Header isMarker = new Header("x-amz-delete-marker", "true");
    Header id = new Header("x-amz-version-id", marker.id().value());
    return byVersion
        ? S3Code.METHOD_NOT_ALLOWED.fault(
            "The specified method is not allowed against this resource.",
            new Header("Allow", "DELETE"),
            isMarker,
            id,
            new Header("Last-Modified", Timestamps.http(marker.uploadTimestampMillis())))
        : S3Faults.noSuchKey(isMarker, id);
  }
}
