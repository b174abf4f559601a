package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.Bucket;
import java.util.List;
import java.util.function.Consumer;

/** The bucket object (sheet 02 §2.1). What the caller may not read is masked (sheet 02 §2.4). */
final class BucketJson {
  private BucketJson() {}

  static void write(JsonWriter json, Permit permit, Bucket bucket) {
    Target.OfBucket target = Target.OfBucket.of(bucket, bucket.id().value());
    json.text("accountId", bucket.accountId().value())
        .text("bucketId", bucket.id().value())
        .texts("bucketInfo", bucket.info())
        .text("bucketName", bucket.name().value())
        .text("bucketType", bucket.type().wireName())
        .texts("corsRules", List.of());
    masked(
        json,
        "defaultServerSideEncryption",
        permit.allows(Action.READ_BUCKET_ENCRYPTION.on(target)),
        value -> value.object("value", none -> none.nothing("algorithm").nothing("mode")));
    masked(
        json,
        "fileLockConfiguration",
        permit.allows(Action.READ_BUCKET_RETENTIONS.on(target)),
        value -> value.object("value", BucketJson::writeUnlocked));
    json.texts("lifecycleRules", List.of()).texts("options", List.of("s3"));
    masked(
        json,
        "replicationConfiguration",
        permit.allows(Action.READ_BUCKET_REPLICATIONS.on(target)),
        value -> value.nothing("value"));
    json.number("revision", bucket.revision());
  }

  private static void writeUnlocked(JsonWriter json) {
    json.object("defaultRetention", retention -> retention.nothing("mode").nothing("period"))
        .truth("isFileLockEnabled", false);
  }

  private static void masked(
      JsonWriter json, String name, boolean readable, Consumer<JsonWriter> readableValue) {
    json.object(
        name,
        wrapper -> {
          wrapper.truth("isClientAuthorizedToRead", readable);
          if (readable) {
            readableValue.accept(wrapper);
          } else {
            wrapper.nothing("value");
          }
        });
  }
}
