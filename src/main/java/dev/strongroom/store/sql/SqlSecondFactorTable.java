package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.SecondFactor;
import dev.strongroom.store.SecondFactorTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Second factors in table {@code second_factors}. */
record SqlSecondFactorTable(SqlSession session) implements SecondFactorTable {
  private static final String COLUMNS =
      "account_id, sealed_secret, created_at_millis, last_step, backup_codes, row_checksum";

  @Override
  public void put(SecondFactor stored) {
    session
        .update("INSERT OR REPLACE INTO second_factors (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")
        .text(stored.account().value())
        .bytes(stored.sealedSecret())
        .number(stored.createdAtMillis())
        .number(stored.lastStep())
        .text(String.join(",", stored.backupCodes()))
        .checksum()
        .run();
  }

  @Override
  public Optional<SecondFactor> find(AccountId account) {
    return session
        .query("SELECT " + COLUMNS + " FROM second_factors WHERE account_id = ?")
        .text(account.value())
        .one(SqlSecondFactorTable::decode);
  }

  @Override
  public boolean delete(AccountId account) {
    return session
            .update("DELETE FROM second_factors WHERE account_id = ?")
            .text(account.value())
            .run()
        == 1;
  }

  private static SecondFactor decode(SqlRow row) throws SQLException {
    String account = row.text();
    byte[] sealedSecret = row.bytes();
    long createdAtMillis = row.number();
    long lastStep = row.number();
    String codes = row.text();
    row.verify("second_factors");
    return new SecondFactor(
        new AccountId(account),
        sealedSecret,
        createdAtMillis,
        lastStep,
        codes.isEmpty() ? List.of() : List.of(codes.split(",", -1)));
  }
}
