package dev.strongroom.matrix;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.store.Tables;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.TestServer;
import java.util.ArrayList;
import java.util.List;

/** Everything that two accounts have, and how much there is besides, looked at behind the doors. */
record Snapshot(
    List<ApplicationKey> keys,
    List<Bucket> buckets,
    List<FileVersion> versions,
    List<Part> parts,
    int accounts,
    int blobs) {
  private static final int MANY = 10_000;

  /** Looks. */
  static Snapshot of(World world) {
    TestServer server = world.server();
    List<String> accounts = List.of(world.accountId(), world.stranger().accountId());
    return server
        .metadata()
        .read(tables -> {
          List<Account> all = tables.accounts().list("", MANY);
          Snapshot snapshot =
              new Snapshot(
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  all.size(),
                  server.blobCount());
          accounts.forEach(account -> snapshot.add(tables, new AccountId(account)));
          return snapshot;
        });
  }

  private void add(Tables tables, AccountId account) {
    keys.addAll(tables.applicationKeys().list(account, "", true, 0, MANY));
    for (Bucket bucket : tables.buckets().list(account)) {
      buckets.add(bucket);
      VersionPosition start = VersionPosition.beforeName(new byte[0]);
      for (FileVersion version : tables.fileVersions().from(bucket.id(), start, MANY)) {
        versions.add(version);
        parts.addAll(tables.parts().list(version.id(), 1, MANY));
      }
    }
  }
}
