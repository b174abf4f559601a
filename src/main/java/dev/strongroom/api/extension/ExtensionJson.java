package dev.strongroom.api.extension;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.Account;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.Quota;
import dev.strongroom.model.Secret;
import dev.strongroom.model.StorageTotals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The objects of the extension API. Times are milliseconds since 1970 UTC. */
final class ExtensionJson {
  private ExtensionJson() {}

  static JsonWriter group(JsonWriter json, Group group) {
    return json.texts("acceptedDomains", group.acceptedDomains())
        .number("createdTimestamp", group.createdAtMillis())
        .text("groupId", group.id().value())
        .text("groupName", group.name())
        .texts("groupProducts", group.productsInOrder().stream().map(GroupProduct::name).toList())
        .text("joinPolicy", group.joinPolicy().name().toLowerCase(Locale.ROOT))
        .truth("managed", group.managed())
        .text("standing", group.standing().wireName());
  }

  static void state(JsonWriter json, Account.State state) {
    json.text("state", state.word()).text("suspendedBy", state.suspendedBy());
  }

  static JsonWriter totals(JsonWriter json, StorageTotals totals) {
    return json.object(
        "stored",
        stored ->
            stored
                .number("buckets", totals.buckets())
                .number("bytes", totals.bytes())
                .number("files", totals.files()));
  }

  static JsonWriter quota(JsonWriter json, Quota quota) {
    return json.object("quota", bounds -> bounds(bounds, quota));
  }

  /** The numbers of a quota; null for no bound. */
  static void bounds(JsonWriter json, Quota quota) {
    json.number("buckets", nullable(quota.buckets())).number("bytes", nullable(quota.bytes()));
  }

  private static @Nullable Long nullable(OptionalLong number) {
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  static void key(JsonWriter json, ApplicationKey key, Optional<Secret> secret) {
    secret.ifPresent(once -> json.text("applicationKey", once.reveal()));
    json.text("applicationKeyId", key.id().value());
    switch (key.buckets()) {
      case BucketScope.All all -> json.nothing("bucketIds");
      case BucketScope.Only(List<BucketId> ids) ->
          json.texts("bucketIds", ids.stream().map(BucketId::value).toList());
    }
    json.texts("capabilities", key.capabilities().wireNames())
        .number("createdTimestamp", key.createdAtMillis())
        .number("expirationTimestamp", key.expiresAtMillis())
        .text("keyName", key.name())
        .text("namePrefix", key.namePrefix().isRestricted() ? key.namePrefix().value() : null);
  }
}
