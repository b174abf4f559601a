package dev.strongroom.store.sql;

import java.util.List;
import java.util.Optional;

/**
 * Reads every account, application key and bucket once, so that a damaged one stops the server at
 * its start instead of looking like a key that does not exist. What a great many keys leave no time
 * for is still checked whenever it is read.
 */
final class AccessRowCheck {
  private static final int PAGE_LENGTH = 1000;

  private record Table(String page, SqlStatement.Decoder<String> idOfVerified) {}

  private static final List<Table> TABLES =
      List.of(
          new Table(
              SqlAccountTable.SELECT + "WHERE account_id > ? ORDER BY account_id LIMIT ?",
              row -> SqlAccountTable.decode(row).id().value()),
          new Table(
              SqlApplicationKeyTable.SELECT + "WHERE key_id > ? ORDER BY key_id LIMIT ?",
              row -> ApplicationKeyRows.decode(row).id().value()),
          new Table(
              SqlBucketTable.SELECT + "WHERE bucket_id > ? ORDER BY bucket_id LIMIT ?",
              row -> SqlBucketTable.decode(row).id().value()));

  private AccessRowCheck() {}

  /**
   * Checks for at most this long; throws {@link dev.strongroom.store.DamagedException} on the first
   * damage. Says whether it came to the end.
   */
  static boolean run(SqlSession session, long limitNanos) {
    long start = System.nanoTime();
    for (Table table : TABLES) {
      Optional<String> last = Optional.of("");
      while (last.isPresent()) {
        if (System.nanoTime() - start > limitNanos) {
          return false;
        }
        List<String> page =
            session
                .query(table.page())
                .text(last.get())
                .number(PAGE_LENGTH)
                .list(table.idOfVerified());
        last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
      }
    }
    return true;
  }
}
