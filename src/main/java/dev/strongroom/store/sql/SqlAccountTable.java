package dev.strongroom.store.sql;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.store.AccountTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Accounts in table {@code accounts}; what {@code key_numbers} counts belongs to them too. */
record SqlAccountTable(SqlSession session) implements AccountTable {
  private static final String COLUMNS =
      "account_id, email, folded_email, state, created_at_millis, password_hash, row_checksum";
  static final String SELECT = "SELECT " + COLUMNS + " FROM accounts ";
  private static final String INSERT =
      "INSERT INTO accounts (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE accounts SET account_id = ?, email = ?, folded_email = ?, state = ?,"
          + " created_at_millis = ?, password_hash = ?, row_checksum = ? WHERE account_id = ?";
  private static final String SKIP_KEY_NUMBERS =
      "INSERT INTO key_numbers (account_id, last_number) VALUES (?, ?)"
          + " ON CONFLICT (account_id) DO UPDATE"
          + " SET last_number = key_numbers.last_number + excluded.last_number"
          + " RETURNING last_number";

  @Override
  public void insert(Account account) {
    bind(session.update(INSERT), account).run();
    session.writeScope().accessChanged();
  }

  @Override
  public void update(Account account) {
    int changed = bind(session.update(UPDATE), account).text(account.id().value()).run();
    if (changed != 1) {
      throw new IllegalStateException("there is no account " + account.id());
    }
    session.writeScope().accessChanged();
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return session
        .query(SELECT + "WHERE account_id = ?")
        .text(id.value())
        .one(SqlAccountTable::decode);
  }

  @Override
  public Optional<Account> findByEmail(String email) {
    return session
        .query(SELECT + "WHERE folded_email = ?")
        .text(Account.foldedEmail(email))
        .one(SqlAccountTable::decode);
  }

  @Override
  public List<Account> list(String after, int limit) {
    return session
        .query(SELECT + "WHERE account_id > ? ORDER BY account_id LIMIT ?")
        .text(after)
        .number(limit)
        .list(SqlAccountTable::decode);
  }

  @Override
  public long takeKeyNumber(AccountId id) {
    return skipKeyNumbers(id, 1);
  }

  @Override
  public long skipKeyNumbers(AccountId id, long count) {
    return session
        .update(SKIP_KEY_NUMBERS)
        .text(id.value())
        .number(count)
        .one(SqlRow::number)
        .orElseThrow();
  }

  private static SqlStatement bind(SqlStatement statement, Account account) {
    return statement
        .text(account.id().value())
        .text(account.email())
        .text(Account.foldedEmail(account.email()))
        .text(account.state().name())
        .number(account.createdAtMillis())
        .text(account.passwordHash())
        .checksum();
  }

  static Account decode(SqlRow row) throws SQLException {
    String id = row.text();
    String email = row.text();
    String unusedFoldedEmail = row.text();
    String state = row.text();
    long createdAtMillis = row.number();
    String passwordHash = row.text();
    row.verify("accounts");
    return new Account(
        new AccountId(id), email, Account.State.valueOf(state), createdAtMillis, passwordHash);
  }
}
