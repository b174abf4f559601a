package dev.strongroom.groups;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Counts once a day what every account and Group holds, for the listings of many (sheet 03 §10). In
 * small transactions, so that nobody waits for it.
 */
public final class Counting {
  private static final String COUNTED_AT = "groups.counted-at";
  private static final int PAGE_LENGTH = 500;

  private final MetadataStore store;
  private final InstantSource clock;

  /** Makes it. */
  public Counting(MetadataStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Counts, when the last count was not made on the present day (UTC). */
  public void countOncePerDay() {
    long today = Math.floorDiv(clock.millis(), 86_400_000L);
    Optional<Long> last = store.read(Counting::countedAtMillis);
    if (last.map(millis -> Math.floorDiv(millis, 86_400_000L) < today).orElse(true)) {
      count();
    }
  }

  /** Counts now. */
  public void count() {
    String after = "";
    List<Account> page = page(after);
    while (!page.isEmpty()) {
      String from = after;
      AccountId last = page.getLast().id();
      store.<AccountId>write(tables -> {
        tables.storageTotals().keepAccounts(from, last);
        return last;
      });
      after = last.value();
      page = page(after);
    }
    countGroups();
    byte[] now = ByteBuffer.allocate(Long.BYTES).putLong(clock.millis()).array();
    store.<String>write(tables -> {
      tables.serverValues().put(COUNTED_AT, now);
      return COUNTED_AT;
    });
  }

  /** When everything was last counted, milliseconds since 1970 UTC; empty before the first time. */
  static Optional<Long> countedAtMillis(Tables tables) {
    return tables.serverValues().find(COUNTED_AT).map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  private void countGroups() {
    GroupId start = new GroupId(1);
    List<Group> page = groups(start);
    while (!page.isEmpty()) {
      for (Group group : page) {
        store.<GroupId>write(tables -> {
          tables.storageTotals().keepGroup(group.id());
          return group.id();
        });
      }
      page = groups(new GroupId(page.getLast().id().number() + 1));
    }
  }

  private List<Account> page(String after) {
    return store.read(tables -> tables.accounts().list(after, PAGE_LENGTH));
  }

  private List<Group> groups(GroupId start) {
    return store.read(tables -> tables.groups().list(start, PAGE_LENGTH));
  }
}
