package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.KeyUse;
import dev.strongroom.store.ApplicationKeyTable;
import java.util.List;
import java.util.Optional;

/** Application keys in table {@code application_keys}, their last uses in {@code key_uses}. */
record SqlApplicationKeyTable(SqlSession session) implements ApplicationKeyTable {
  static final String SELECT = "SELECT " + ApplicationKeyRows.COLUMNS + " FROM application_keys ";
  private static final String INSERT =
      "INSERT INTO application_keys ("
          + ApplicationKeyRows.COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DELETE = "DELETE FROM application_keys WHERE key_id = ?";
  private static final String DELETE_USE = "DELETE FROM key_uses WHERE key_id = ?";
  private static final String PUT_USE =
      "INSERT INTO key_uses (key_id, at_millis, address, operation, user_agent)"
          + " SELECT ?, ?, ?, ?, ? WHERE EXISTS"
          + " (SELECT 1 FROM application_keys WHERE key_id = ?)"
          + " ON CONFLICT (key_id) DO UPDATE SET at_millis = excluded.at_millis,"
          + " address = excluded.address, operation = excluded.operation,"
          + " user_agent = excluded.user_agent";
  private static final String FIND_USE =
      "SELECT at_millis, address, operation, user_agent FROM key_uses WHERE key_id = ?";
  private static final String EXPIRED =
      "SELECT key_id FROM application_keys WHERE expires_at_millis < ?"
          + " ORDER BY expires_at_millis LIMIT ?";
  private static final String PAGE =
      SELECT
          + "WHERE account_id = ? AND key_id >= ? AND kind <> 'MASTER' AND kind <> ?"
          + " AND (expires_at_millis IS NULL OR expires_at_millis > ?) ORDER BY key_id LIMIT ?";

  @Override
  public void insert(ApplicationKey key) {
    ApplicationKeyRows.bind(session.update(INSERT), key).run();
    session.writeScope().accessChanged();
  }

  @Override
  public void putMaster(ApplicationKey master) {
    session.update(DELETE).text(master.id().canonical().value()).run();
    insert(master);
  }

  @Override
  public Optional<ApplicationKey> find(ApplicationKeyId id) {
    return session
        .query(SELECT + "WHERE key_id = ?")
        .text(id.canonical().value())
        .one(ApplicationKeyRows::decode);
  }

  @Override
  public boolean delete(ApplicationKeyId id) {
    String stored = id.canonical().value();
    session.update(DELETE_USE).text(stored).run();
    boolean deleted = session.update(DELETE).text(stored).run() == 1;
    if (deleted) {
      session.writeScope().accessChanged();
    }
    return deleted;
  }

  @Override
  public List<ApplicationKey> list(
      AccountId account, String start, boolean withMultiBucketKeys, long nowMillis, int limit) {
    ApplicationKey.Kind leftOut =
        withMultiBucketKeys ? ApplicationKey.Kind.MASTER : ApplicationKey.Kind.MULTI_BUCKET;
    return session
        .query(PAGE)
        .text(account.value())
        .text(start)
        .text(leftOut.name())
        .number(nowMillis)
        .number(limit)
        .list(ApplicationKeyRows::decode);
  }

  @Override
  public void putUse(ApplicationKeyId id, KeyUse use) {
    String stored = id.canonical().value();
    session
        .update(PUT_USE)
        .text(stored)
        .number(use.atMillis())
        .text(use.address())
        .text(use.operation())
        .text(use.userAgent())
        .text(stored)
        .run();
  }

  @Override
  public Optional<KeyUse> findUse(ApplicationKeyId id) {
    return session
        .query(FIND_USE)
        .text(id.canonical().value())
        .one(row -> new KeyUse(row.number(), row.text(), row.text(), row.text()));
  }

  @Override
  public List<ApplicationKeyId> deleteExpired(long beforeMillis, int limit) {
    List<ApplicationKeyId> expired =
        session
            .query(EXPIRED)
            .number(beforeMillis)
            .number(limit)
            .list(row -> new ApplicationKeyId(row.text()));
    expired.forEach(this::delete);
    return expired;
  }
}
