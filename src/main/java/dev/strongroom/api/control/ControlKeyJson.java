package dev.strongroom.api.control;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;

/** An application key as the operator sees it, with B2's names of fields. */
final class ControlKeyJson {
  private ControlKeyJson() {}

  static void write(JsonWriter json, ApplicationKey key, Optional<Secret> secret) {
    json.text("accountId", key.accountId().value());
    secret.ifPresent(once -> json.text("applicationKey", once.reveal()));
    json.text("applicationKeyId", key.id().value());
    switch (key.buckets()) {
      case BucketScope.All all -> json.nothing("bucketIds");
      case BucketScope.Only(List<BucketId> ids) ->
          json.texts("bucketIds", ids.stream().map(BucketId::value).toList());
    }
    json.texts("capabilities", key.capabilities().wireNames())
        .number("expirationTimestamp", key.expiresAtMillis())
        .text("keyName", key.name())
        .text("namePrefix", key.namePrefix().isRestricted() ? key.namePrefix().value() : null);
  }
}
