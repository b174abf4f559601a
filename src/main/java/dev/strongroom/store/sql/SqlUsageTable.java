package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import dev.strongroom.store.UsageTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Use in tables {@code usage_days}, {@code stored_days} and {@code usage_buckets}. */
record SqlUsageTable(SqlSession session) implements UsageTable {
  private static final String COUNTS =
      "class_a, class_b, class_c, downloaded_bytes, uploaded_bytes, deleted_bytes";
  private static final String SUMS =
      "SUM(class_a), SUM(class_b), SUM(class_c), SUM(downloaded_bytes), SUM(uploaded_bytes),"
          + " SUM(deleted_bytes) ";
  private static final String ADD =
      "INSERT INTO usage_days (account_id, epoch_day, bucket_id, key_id, "
          + COUNTS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (account_id, epoch_day, bucket_id, key_id) DO UPDATE SET"
          + " class_a = usage_days.class_a + excluded.class_a,"
          + " class_b = usage_days.class_b + excluded.class_b,"
          + " class_c = usage_days.class_c + excluded.class_c,"
          + " downloaded_bytes = usage_days.downloaded_bytes + excluded.downloaded_bytes,"
          + " uploaded_bytes = usage_days.uploaded_bytes + excluded.uploaded_bytes,"
          + " deleted_bytes = usage_days.deleted_bytes + excluded.deleted_bytes";
  private static final String HAS =
      "SELECT 1 FROM usage_days WHERE account_id = ? AND epoch_day = ? AND bucket_id = ?"
          + " AND key_id = ?";
  private static final String COUNT =
      "SELECT COUNT(*) FROM usage_days WHERE account_id = ? AND epoch_day = ?";
  private static final String IN_DAYS =
      "FROM usage_days WHERE account_id = ? AND epoch_day BETWEEN ? AND ? ";
  private static final String PUT_STORED =
      "INSERT OR REPLACE INTO stored_days"
          + " (account_id, epoch_day, bucket_id, bytes, byte_hours, until_millis)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String STORED_BY_DAY =
      "SELECT epoch_day, SUM(bytes), SUM(byte_hours), MAX(until_millis) FROM stored_days"
          + " WHERE account_id = ? AND epoch_day BETWEEN ? AND ? GROUP BY epoch_day";
  private static final String STORED_BY_BUCKET =
      "SELECT bucket_id, SUM(CASE epoch_day WHEN ? THEN bytes ELSE 0 END), SUM(byte_hours),"
          + " MAX(until_millis) FROM stored_days"
          + " WHERE account_id = ? AND epoch_day BETWEEN ? AND ? GROUP BY bucket_id";
  private static final List<String> FORGET =
      List.of(
          forget("usage_days", "account_id, epoch_day, bucket_id, key_id", "epoch_day"),
          forget("stored_days", "account_id, epoch_day, bucket_id", "epoch_day"),
          forget("usage_buckets", "account_id, bucket_id", "last_day"));
  private static final String NAME =
      "INSERT OR REPLACE INTO usage_buckets (account_id, bucket_id, bucket_name, last_day)"
          + " VALUES (?, ?, ?, ?)";

  @Override
  public void add(UsageKey key, UsageCounts counts) {
    session
        .update(ADD)
        .text(key.account().value())
        .number(key.epochDay())
        .text(key.bucketId())
        .text(key.keyId())
        .number(counts.classA())
        .number(counts.classB())
        .number(counts.classC())
        .number(counts.downloadedBytes())
        .number(counts.uploadedBytes())
        .number(counts.deletedBytes())
        .run();
  }

  @Override
  public boolean has(UsageKey key) {
    return session
        .query(HAS)
        .text(key.account().value())
        .number(key.epochDay())
        .text(key.bucketId())
        .text(key.keyId())
        .exists();
  }

  @Override
  public int count(AccountId account, long epochDay) {
    return session
        .query(COUNT)
        .text(account.value())
        .number(epochDay)
        .one(SqlRow::number)
        .map(Math::toIntExact)
        .orElse(0);
  }

  @Override
  public List<UsedOn> byDay(AccountId account, long fromDay, long toDay) {
    return inDays("SELECT epoch_day, ", "GROUP BY epoch_day ORDER BY epoch_day", account, fromDay)
        .number(toDay)
        .list(row -> new UsedOn(row.number(), counts(row)));
  }

  @Override
  public List<Used> byBucket(AccountId account, long fromDay, long toDay) {
    return inDays("SELECT bucket_id, ", "GROUP BY bucket_id ORDER BY bucket_id", account, fromDay)
        .number(toDay)
        .list(row -> new Used(row.text(), counts(row)));
  }

  @Override
  public List<Used> byKey(AccountId account, long fromDay, long toDay, int limit) {
    return inDays(
            "SELECT key_id, ",
            "GROUP BY key_id ORDER BY SUM(class_a) + SUM(class_b) + SUM(class_c) DESC, key_id"
                + " LIMIT ?",
            account,
            fromDay)
        .number(toDay)
        .number(limit)
        .list(row -> new Used(row.text(), counts(row)));
  }

  @Override
  public Optional<Stored> stored(AccountId account, long epochDay, String bucketId) {
    return session
        .query(
            "SELECT bytes, byte_hours, until_millis FROM stored_days"
                + " WHERE account_id = ? AND epoch_day = ? AND bucket_id = ?")
        .text(account.value())
        .number(epochDay)
        .text(bucketId)
        .one(SqlUsageTable::stored);
  }

  @Override
  public void putStored(AccountId account, long epochDay, String bucketId, Stored stored) {
    session
        .update(PUT_STORED)
        .text(account.value())
        .number(epochDay)
        .text(bucketId)
        .number(stored.bytes())
        .number(stored.byteHours())
        .number(stored.untilMillis())
        .run();
  }

  @Override
  public Map<Long, Stored> storedByDay(AccountId account, long fromDay, long toDay) {
    Map<Long, Stored> byDay = new HashMap<>();
    List<Stored> unused =
        session
            .query(STORED_BY_DAY)
            .text(account.value())
            .number(fromDay)
            .number(toDay)
            .list(row -> kept(byDay, row.number(), stored(row)));
    return byDay;
  }

  @Override
  public Map<String, Stored> storedByBucket(AccountId account, long fromDay, long toDay) {
    Map<String, Stored> byBucket = new HashMap<>();
    List<Stored> unused =
        session
            .query(STORED_BY_BUCKET)
            .number(toDay)
            .text(account.value())
            .number(fromDay)
            .number(toDay)
            .list(row -> kept(byBucket, row.text(), stored(row)));
    return byBucket;
  }

  @Override
  public void nameBucket(AccountId account, String bucketId, String name, long epochDay) {
    session.update(NAME).text(account.value()).text(bucketId).text(name).number(epochDay).run();
  }

  @Override
  public Map<String, String> bucketNames(AccountId account) {
    Map<String, String> names = new HashMap<>();
    List<String> unused =
        session
            .query("SELECT bucket_id, bucket_name FROM usage_buckets WHERE account_id = ?")
            .text(account.value())
            .list(row -> kept(names, row.text(), row.text()));
    return names;
  }

  @Override
  public int forget(AccountId account, long beforeDay, int mostRows) {
    int forgotten = 0;
    for (String statement : FORGET) {
      forgotten +=
          session
              .update(statement)
              .text(account.value())
              .number(beforeDay)
              .number(mostRows - forgotten)
              .run();
    }
    return forgotten;
  }

  private static String forget(String table, String key, String day) {
    return "DELETE FROM "
        + table
        + " WHERE ("
        + key
        + ") IN (SELECT "
        + key
        + " FROM "
        + table
        + " WHERE account_id = ? AND "
        + day
        + " < ? ORDER BY "
        + day
        + " LIMIT ?)";
  }

  private SqlStatement inDays(String select, String end, AccountId account, long fromDay) {
    return session.query(select + SUMS + IN_DAYS + end).text(account.value()).number(fromDay);
  }

  private static <K, V> V kept(Map<K, V> map, K key, V value) {
    map.put(key, value);
    return value;
  }

  private static UsageCounts counts(SqlRow row) throws SQLException {
    return new UsageCounts(
        row.number(), row.number(), row.number(), row.number(), row.number(), row.number());
  }

  private static Stored stored(SqlRow row) throws SQLException {
    return new Stored(row.number(), row.number(), row.number());
  }
}
