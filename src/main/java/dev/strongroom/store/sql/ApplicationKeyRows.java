package dev.strongroom.store.sql;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.DamagedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Application keys to rows and back. What is not understood is never taken for more rights. */
final class ApplicationKeyRows {
  static final String COLUMNS =
      "key_id, account_id, key_name, capabilities, bucket_scope, name_prefix, kind, generation,"
          + " created_at_millis, expires_at_millis, secret_sha256, sealed_secret, row_checksum";

  private static final String EVERY_BUCKET = "*";

  private ApplicationKeyRows() {}

  static SqlStatement bind(SqlStatement statement, ApplicationKey key) {
    return statement
        .text(key.id().canonical().value())
        .text(key.accountId().value())
        .text(key.name())
        .text(String.join(",", key.capabilities().wireNames()))
        .text(scopeText(key.buckets()))
        .text(key.namePrefix().value())
        .text(key.kind().name())
        .number(key.generation())
        .number(key.createdAtMillis())
        .nullableNumber(key.expiresAtMillis())
        .bytes(key.secretSha256())
        .nullableBytes(key.sealedSecret())
        .checksum();
  }

  static ApplicationKey decode(SqlRow row) throws SQLException {
    String id = row.text();
    String unusedAccount = row.text();
    String name = row.text();
    String capabilities = row.text();
    String scope = row.text();
    String namePrefix = row.text();
    String kind = row.text();
    long generation = row.number();
    long createdAtMillis = row.number();
    Long expiresAtMillis = row.nullableNumber();
    byte[] secretSha256 = row.bytes();
    byte[] sealedSecret = row.nullableBytes();
    row.verify("application_keys");
    return new ApplicationKey(
        new ApplicationKeyId(id),
        name,
        capabilities(capabilities),
        scope(scope),
        new NamePrefix(namePrefix),
        ApplicationKey.Kind.valueOf(kind),
        generation,
        createdAtMillis,
        expiresAtMillis,
        secretSha256,
        sealedSecret);
  }

  private static String scopeText(BucketScope scope) {
    return switch (scope) {
      case BucketScope.All() -> EVERY_BUCKET;
      case BucketScope.Only(List<BucketId> buckets) ->
          buckets.stream().map(BucketId::value).collect(Collectors.joining(","));
    };
  }

  private static BucketScope scope(String text) {
    if (text.equals(EVERY_BUCKET)) {
      return BucketScope.all();
    }
    List<BucketId> buckets = new ArrayList<>();
    for (String id : text.split(",", -1)) {
      buckets.add(new BucketId(id));
    }
    return new BucketScope.Only(buckets);
  }

  private static Capabilities capabilities(String text) {
    List<Capability> capabilities = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String name : text.split(",", -1)) {
        capabilities.add(
            Capability.named(name)
                .orElseThrow(() -> new DamagedException("unknown capability in a key: " + name)));
      }
    }
    return Capabilities.of(capabilities);
  }
}
