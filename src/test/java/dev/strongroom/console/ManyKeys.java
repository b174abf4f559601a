package dev.strongroom.console;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.KeyUse;
import dev.strongroom.model.NamePrefix;
import java.time.Duration;
import java.util.List;

/**
 * An account with ten thousand keys: long names, names from right to left, some about to expire.
 */
final class ManyKeys {
  static final int COUNT = 10_000;

  private ManyKeys() {}

  /** Puts them behind all doors; keys that are no multiple of ten are for these buckets. */
  static void plant(ConsoleServer server, List<String> buckets) {
    AccountId owner = server.owner();
    long now = server.clock().millis();
    int unused =
        server
            .metadata()
            .write(tables -> {
              for (int number = 1; number <= COUNT; number++) {
                ApplicationKey key = key(owner, number, buckets, now);
                tables.applicationKeys().insert(key);
                if (number % 3 == 0) {
                  tables
                      .applicationKeys()
                      .putUse(
                          key.id(),
                          new KeyUse(
                              now - number * 1000L,
                              "10.0.0." + number % 250,
                              "b2_list_file_names",
                              "restic/0.19.0 (linux, amd64)"));
                }
              }
              return COUNT;
            });
  }

  private static ApplicationKey key(
      AccountId owner, int number, List<String> buckets, long nowMillis) {
    boolean restricted = number % 10 != 0 && !buckets.isEmpty();
    String name = number % 50 == 0 ? "long-".repeat(19) + number % 10000 : "program-" + number;
    return new ApplicationKey(
        ApplicationKeyId.ofStandard(new Cluster("000"), owner, number),
        name,
        Capabilities.of(Capability.LIST_FILES, Capability.READ_FILES),
        restricted
            ? new BucketScope.Only(buckets.stream().map(BucketId::new).toList())
            : BucketScope.all(),
        new NamePrefix(restricted && number % 7 == 0 ? "תמונות/" + number + "/" : ""),
        restricted && buckets.size() > 1
            ? ApplicationKey.Kind.MULTI_BUCKET
            : ApplicationKey.Kind.CLASSIC,
        0,
        nowMillis - number * 60_000L,
        number % 5 == 0 ? nowMillis + Duration.ofDays(number % 20 + 1).toMillis() : null,
        new byte[32],
        new byte[] {1});
  }
}
