package dev.strongroom.maintenance;

import dev.strongroom.model.Account;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.VersionPosition;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Visits every file version there is, of every account, in order; each page in a read of its own,
 * so that nothing is held up. What is made or deleted meanwhile may be visited or not.
 */
record VersionWalk(MetadataStore store) {
  private static final int PAGE_LENGTH = 500;

  /** Visits all; ends early only by what the visitor throws. */
  void forEach(BiConsumer<Bucket, FileVersion> visitor) {
    String after = "";
    List<Account> accounts = accounts(after);
    while (!accounts.isEmpty()) {
      for (Account account : accounts) {
        after = account.id().value();
        store
            .read(tables -> tables.buckets().list(account.id()))
            .forEach(bucket -> forEachIn(bucket, visitor));
      }
      accounts = accounts(after);
    }
  }

  private List<Account> accounts(String after) {
    return store.read(tables -> tables.accounts().list(after, PAGE_LENGTH));
  }

  private void forEachIn(Bucket bucket, BiConsumer<Bucket, FileVersion> visitor) {
    List<FileVersion> page = page(bucket.id(), VersionPosition.beforeName(new byte[0]));
    while (!page.isEmpty()) {
      page.forEach(version -> visitor.accept(bucket, version));
      FileVersion last = page.getLast();
      page = page(bucket.id(), after(last));
    }
  }

  private List<FileVersion> page(BucketId bucket, VersionPosition start) {
    return store.read(tables -> tables.fileVersions().from(bucket, start, PAGE_LENGTH));
  }

  /** The place just behind a version: older ones of the same name come later. */
  private static VersionPosition after(FileVersion version) {
    byte[] name = version.name().bytes();
    if (version.sequence() > 0) {
      return new VersionPosition(name, version.uploadTimestampMillis(), version.sequence() - 1);
    }
    return version.uploadTimestampMillis() > 0
        ? new VersionPosition(name, version.uploadTimestampMillis() - 1, Long.MAX_VALUE)
        : VersionPosition.afterName(version.name());
  }
}
