package dev.strongroom.usage;

import dev.strongroom.model.AccountId;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.List;

/** Forgets what was used before a day, in steps of one transaction each that is bounded in rows. */
final class OldUsage {
  private static final int ACCOUNTS = 500;
  private static final int ROWS = 2_000;

  private final MetadataStore store;
  private final long beforeDay;
  private String after = "";

  OldUsage(MetadataStore store, long beforeDay) {
    this.store = store;
    this.beforeDay = beforeDay;
  }

  /** Forgets some, in order of accounts; says whether that was the last. */
  boolean step() {
    List<AccountId> page =
        store.read(tables ->
            tables.accounts().list(after, ACCOUNTS).stream().map(account -> account.id()).toList());
    if (page.isEmpty()) {
      return true;
    }
    int done = store.write(tables -> forget(tables, page));
    if (done > 0) {
      after = page.get(done - 1).value();
    }
    return false;
  }

  /** How many accounts of the page, from the first on, have nothing left to be forgotten. */
  private int forget(Tables tables, List<AccountId> page) {
    int rowsLeft = ROWS;
    for (int done = 0; done < page.size(); done++) {
      rowsLeft -= tables.usage().forget(page.get(done), beforeDay, rowsLeft);
      if (rowsLeft <= 0) {
        return done;
      }
    }
    return page.size();
  }
}
