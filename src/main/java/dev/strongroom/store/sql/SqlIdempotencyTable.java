package dev.strongroom.store.sql;

import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.store.IdempotencyTable;
import java.sql.SQLException;
import java.util.Optional;

/** What was made by repeatable requests, in table {@code idempotency_keys}. */
record SqlIdempotencyTable(SqlSession session) implements IdempotencyTable {
  private static final int FORGOTTEN_AT_ONCE = 100;
  private static final String COLUMNS =
      "account_id, name_sha256, request_sha256, made_id, at_millis, row_checksum";
  private static final String PUT =
      "INSERT INTO idempotency_keys ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, name_sha256) DO UPDATE SET"
          + " request_sha256 = excluded.request_sha256, made_id = excluded.made_id,"
          + " at_millis = excluded.at_millis, row_checksum = excluded.row_checksum";
  private static final String FIND =
      "SELECT "
          + COLUMNS
          + " FROM idempotency_keys WHERE account_id = ? AND name_sha256 = ? AND at_millis > ?";
  private static final String FORGET =
      "DELETE FROM idempotency_keys WHERE (account_id, name_sha256) IN"
          + " (SELECT account_id, name_sha256 FROM idempotency_keys WHERE at_millis <= ? LIMIT ?)";

  @Override
  public Optional<Made> find(IdempotencyKey key, long afterMillis) {
    return session
        .query(FIND)
        .text(key.caller().value())
        .text(key.nameSha256())
        .number(afterMillis)
        .one(SqlIdempotencyTable::decode);
  }

  @Override
  public void put(IdempotencyKey key, String madeId, long nowMillis, long forgottenMillis) {
    session.update(FORGET).number(forgottenMillis).number(FORGOTTEN_AT_ONCE).run();
    session
        .update(PUT)
        .text(key.caller().value())
        .text(key.nameSha256())
        .text(key.requestSha256())
        .text(madeId)
        .number(nowMillis)
        .checksum()
        .run();
  }

  private static Made decode(SqlRow row) throws SQLException {
    String unusedAccount = row.text();
    String unusedName = row.text();
    String request = row.text();
    String madeId = row.text();
    long unusedAtMillis = row.number();
    row.verify("idempotency_keys");
    return new Made(request, madeId);
  }
}
