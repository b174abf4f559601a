package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ConsoleSession;
import dev.strongroom.store.ConsoleSessionTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Sessions of the console in table {@code console_sessions}. */
record SqlConsoleSessionTable(SqlSession session) implements ConsoleSessionTable {
  private static final String COLUMNS =
      "session_id, account_id, created_at_millis, seen_at_millis, confirmed_at_millis, address,"
          + " user_agent, managed_account_id, row_checksum";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM console_sessions ";
  private static final String PUT =
      "INSERT OR REPLACE INTO console_sessions ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @Override
  public void put(ConsoleSession stored) {
    session
        .update(PUT)
        .text(stored.id())
        .text(stored.account().value())
        .number(stored.createdAtMillis())
        .number(stored.seenAtMillis())
        .number(stored.confirmedAtMillis())
        .text(stored.address())
        .text(stored.userAgent())
        .text(stored.managed().map(AccountId::value).orElse(""))
        .checksum()
        .run();
  }

  @Override
  public Optional<ConsoleSession> find(String id) {
    return session
        .query(SELECT + "WHERE session_id = ?")
        .text(id)
        .one(SqlConsoleSessionTable::decode);
  }

  @Override
  public List<ConsoleSession> list(AccountId account, int limit) {
    return session
        .query(SELECT + "WHERE account_id = ? ORDER BY seen_at_millis DESC, session_id LIMIT ?")
        .text(account.value())
        .number(limit)
        .list(SqlConsoleSessionTable::decode);
  }

  @Override
  public boolean delete(String id) {
    return session.update("DELETE FROM console_sessions WHERE session_id = ?").text(id).run() == 1;
  }

  @Override
  public int deleteOthers(AccountId account, String keptId) {
    return session
        .update("DELETE FROM console_sessions WHERE account_id = ? AND session_id <> ?")
        .text(account.value())
        .text(keptId)
        .run();
  }

  @Override
  public void deleteAll() {
    session.update("DELETE FROM console_sessions").run();
  }

  @Override
  public void deleteOver(long seenBeforeMillis, long createdBeforeMillis) {
    session
        .update("DELETE FROM console_sessions WHERE seen_at_millis < ? OR created_at_millis < ?")
        .number(seenBeforeMillis)
        .number(createdBeforeMillis)
        .run();
  }

  private static ConsoleSession decode(SqlRow row) throws SQLException {
    String id = row.text();
    String account = row.text();
    long createdAtMillis = row.number();
    long seenAtMillis = row.number();
    long confirmedAtMillis = row.number();
    String address = row.text();
    String userAgent = row.text();
    Optional<AccountId> managed =
        Optional.of(row.text()).filter(text -> !text.isEmpty()).map(AccountId::new);
    row.verify("console_sessions");
    return new ConsoleSession(
        id,
        new AccountId(account),
        createdAtMillis,
        seenAtMillis,
        confirmedAtMillis,
        address,
        userAgent,
        managed);
  }
}
