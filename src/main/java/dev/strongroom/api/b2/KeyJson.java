package dev.strongroom.api.b2;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The key object of the key calls (sheet 01 §6.1): {@code bucketId} in v1 to v3, {@code bucketIds}
 * in v4.
 */
final class KeyJson {
  private KeyJson() {}

  static void write(
      JsonWriter json, ApiVersion version, ApplicationKey key, Optional<Secret> secret) {
    json.text("accountId", key.accountId().value());
    secret.ifPresent(once -> json.text("applicationKey", once.reveal()));
    json.text("applicationKeyId", key.id().value());
    List<String> buckets =
        switch (key.buckets()) {
          case BucketScope.All all -> List.of();
          case BucketScope.Only(List<BucketId> ids) -> ids.stream().map(BucketId::value).toList();
        };
    if (version != ApiVersion.V4) {
      json.text("bucketId", buckets.isEmpty() ? null : buckets.getFirst());
    } else if (buckets.isEmpty()) {
      json.nothing("bucketIds");
    } else {
      json.texts("bucketIds", buckets);
    }
    json.texts("capabilities", key.capabilities().wireNames())
        .number("expirationTimestamp", key.expiresAtMillis())
        .text("keyName", key.name())
        .text("namePrefix", key.namePrefix().isRestricted() ? key.namePrefix().value() : null)
        .texts("options", List.of("s3"));
  }
}
