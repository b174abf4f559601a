package dev.strongroom.api.s3;

import static dev.strongroom.api.s3.S3Route.bucket;
import static dev.strongroom.api.s3.S3Route.object;

import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operations on what no bucket or object of this server has (docs/NOT-SUPPORTED.md): each needs
 * what it would need if there were such a thing, so that the answer tells nothing to those who may
 * not ask.
 */
final class AbsentSettings {
  private final Names names;

  private AbsentSettings(Names names) {
    this.names = names;
  }

  static List<S3Operation<?, ?>> all(Names names) {
    AbsentSettings settings = new AbsentSettings(names);
    return List.of(
        settings.reading(
            "GetBucketCors",
            "cors",
            Action.READ_BUCKET,
            () -> S3Code.NO_SUCH_CORS_CONFIGURATION.fault("The CORS configuration does not exist")),
        settings.setting("PutBucketCors", "cors", Action.UPDATE_BUCKET, "A CORS configuration"),
        settings.deleting("DeleteBucketCors", "cors", Action.UPDATE_BUCKET),
        settings.reading(
            "GetBucketLifecycleConfiguration",
            "lifecycle",
            Action.READ_BUCKET_LIFECYCLE_RULES,
            () ->
                S3Code.NO_SUCH_LIFECYCLE_CONFIGURATION.fault(
                    "The lifecycle configuration does not exist.")),
        settings.setting(
            "PutBucketLifecycleConfiguration",
            "lifecycle",
            Action.WRITE_BUCKET_LIFECYCLE_RULES,
            "A lifecycle configuration"),
        settings.deleting(
            "DeleteBucketLifecycle", "lifecycle", Action.WRITE_BUCKET_LIFECYCLE_RULES),
        settings.reading(
            "GetBucketEncryption",
            "encryption",
            Action.READ_BUCKET_ENCRYPTION,
            () ->
                S3Code.ENCRYPTION_CONFIGURATION_NOT_FOUND.fault(
                    "The server side encryption configuration was not found")),
        settings.setting(
            "PutBucketEncryption",
            "encryption",
            Action.WRITE_BUCKET_ENCRYPTION,
            "Default encryption of a bucket"),
        settings.deleting("DeleteBucketEncryption", "encryption", Action.WRITE_BUCKET_ENCRYPTION),
        settings.reading(
            "GetObjectLockConfiguration",
            "object-lock",
            Action.READ_BUCKET_RETENTIONS,
            () ->
                S3Code.OBJECT_LOCK_CONFIGURATION_NOT_FOUND.fault(
                    "Object Lock configuration does not exist for this bucket")),
        settings.setting(
            "PutObjectLockConfiguration",
            "object-lock",
            Action.WRITE_BUCKET_RETENTIONS,
            "Object Lock"),
        settings.setting(
            "PutBucketLogging",
            "logging",
            Action.WRITE_BUCKET_LOGGING,
            "Access logging of a bucket"),
        settings.locking("GetObjectRetention", "GET", "retention", Action.READ_FILE_RETENTION),
        settings.locking("PutObjectRetention", "PUT", "retention", Action.WRITE_FILE_RETENTION),
        settings.locking("GetObjectLegalHold", "GET", "legal-hold", Action.READ_FILE_LEGAL_HOLD),
        settings.locking("PutObjectLegalHold", "PUT", "legal-hold", Action.WRITE_FILE_LEGAL_HOLD));
  }

  private S3Operation<?, ?> reading(
      String name, String subresource, Action<Target.OfBucket> action, Supplier<Fault> fault) {
    return ofBucket(name, bucket("GET", subresource), action, Optional.of(fault));
  }

  private S3Operation<?, ?> setting(
      String name, String subresource, Action<Target.OfBucket> action, String what) {
    return ofBucket(
        name, bucket("PUT", subresource), action, Optional.of(() -> S3Code.missingFeature(what)));
  }

  private S3Operation<?, ?> deleting(
      String name, String subresource, Action<Target.OfBucket> action) {
    return ofBucket(name, bucket("DELETE", subresource), action, Optional.empty());
  }

  private S3Operation<?, ?> ofBucket(
      String name, S3Route route, Action<Target.OfBucket> action, Optional<Supplier<Fault>> fault) {
    return new AbsentSetting<>(name, route, action, (bucket, input) -> bucket, fault, names);
  }

  private S3Operation<?, ?> locking(
      String name, String method, String subresource, Action<Target.OfFiles> action) {
    return new AbsentSetting<>(
        name,
        object(method, subresource),
        action,
        (bucket, input) -> bucket.files(input.key()),
        Optional.of(AbsentSettings::noObjectLock),
        names);
  }

  /** In S3's words (sheet 04 §3.3). */
  private static Fault noObjectLock() {
    return S3Code.INVALID_REQUEST.fault("Bucket is missing Object Lock Configuration");
  }
}
