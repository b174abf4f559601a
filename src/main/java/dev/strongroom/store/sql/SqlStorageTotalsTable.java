package dev.strongroom.store.sql;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.StorageTotals;
import dev.strongroom.store.BucketBytes;
import dev.strongroom.store.StorageTotalsTable;
import java.sql.SQLException;
import java.util.List;

/**
 * Sums over {@code bucket_totals}; what was kept of them in {@code account_totals} and {@code
 * group_totals}. They give nobody any right and can be counted anew, so they have no checksums.
 */
record SqlStorageTotalsTable(SqlSession session) implements StorageTotalsTable {
  private static final String SUMS =
      "COUNT(CASE WHEN buckets.bucket_type <> 'restricted' THEN 1 END),"
          + " COALESCE(SUM(bucket_totals.files), 0), COALESCE(SUM(bucket_totals.bytes), 0) ";
  private static final String BUCKETS =
      "buckets LEFT JOIN bucket_totals ON bucket_totals.bucket_id = buckets.bucket_id ";
  private static final String EACH =
      "SELECT buckets.bucket_id, buckets.account_id, buckets.bucket_name,"
          + " buckets.created_at_millis, COALESCE(bucket_totals.bytes, 0) FROM "
          + BUCKETS;
  private static final String OF_ACCOUNT =
      "SELECT " + SUMS + "FROM " + BUCKETS + "WHERE buckets.account_id = ?";
  private static final String OF_GROUP =
      "SELECT "
          + SUMS
          + "FROM group_members JOIN buckets ON buckets.account_id = group_members.account_id"
          + " LEFT JOIN bucket_totals ON bucket_totals.bucket_id = buckets.bucket_id"
          + " WHERE group_members.group_id = ?";
  private static final String KEPT_OF_MEMBERS =
      "SELECT COALESCE(buckets, 0), COALESCE(files, 0), COALESCE(bytes, 0)"
          + " FROM group_members LEFT JOIN account_totals"
          + " ON account_totals.account_id = group_members.account_id"
          + " WHERE group_id = ? AND folded_email >= ? ORDER BY folded_email LIMIT ?";
  private static final String KEPT_OF_GROUP =
      "SELECT buckets, files, bytes FROM group_totals WHERE group_id = ?";
  private static final String DROP_ACCOUNTS =
      "DELETE FROM account_totals WHERE account_id > ? AND account_id <= ? AND NOT EXISTS"
          + " (SELECT 1 FROM buckets WHERE buckets.account_id = account_totals.account_id)";
  private static final String KEEP_ACCOUNTS =
      "INSERT INTO account_totals (account_id, buckets, files, bytes)"
          + " SELECT buckets.account_id, "
          + SUMS
          + "FROM "
          + BUCKETS
          + "WHERE buckets.account_id > ? AND buckets.account_id <= ? GROUP BY buckets.account_id"
          + " ON CONFLICT (account_id) DO UPDATE SET buckets = excluded.buckets,"
          + " files = excluded.files, bytes = excluded.bytes"
          + " WHERE account_totals.buckets <> excluded.buckets"
          + " OR account_totals.files <> excluded.files OR account_totals.bytes <> excluded.bytes";
  private static final String KEEP_GROUP =
      "INSERT INTO group_totals (group_id, buckets, files, bytes)"
          + " SELECT ?, COALESCE(SUM(buckets), 0), COALESCE(SUM(files), 0),"
          + " COALESCE(SUM(bytes), 0) FROM group_members JOIN account_totals"
          + " ON account_totals.account_id = group_members.account_id"
          + " WHERE group_members.group_id = ?"
          + " ON CONFLICT (group_id) DO UPDATE SET buckets = excluded.buckets,"
          + " files = excluded.files, bytes = excluded.bytes";

  @Override
  public StorageTotals ofAccount(AccountId account) {
    return one(session.query(OF_ACCOUNT).text(account.value()), StorageTotals.NONE);
  }

  @Override
  public StorageTotals ofGroup(GroupId group) {
    return one(session.query(OF_GROUP).number(group.number()), StorageTotals.NONE);
  }

  @Override
  public List<StorageTotals> keptOfMembers(GroupId group, String startEmail, int limit) {
    return session
        .query(KEPT_OF_MEMBERS)
        .number(group.number())
        .text(Account.foldedEmail(startEmail))
        .number(limit)
        .list(SqlStorageTotalsTable::decode);
  }

  @Override
  public StorageTotals keptOfGroup(GroupId group) {
    return one(session.query(KEPT_OF_GROUP).number(group.number()), StorageTotals.NONE);
  }

  @Override
  public void keepAccounts(String after, AccountId upTo) {
    session.update(DROP_ACCOUNTS).text(after).text(upTo.value()).run();
    session.update(KEEP_ACCOUNTS).text(after).text(upTo.value()).run();
  }

  @Override
  public void keepGroup(GroupId group) {
    session.update(KEEP_GROUP).number(group.number()).number(group.number()).run();
  }

  @Override
  public List<BucketBytes> ofBuckets(AccountId account) {
    return session
        .query(EACH + "WHERE buckets.account_id = ? ORDER BY buckets.bucket_id")
        .text(account.value())
        .list(SqlStorageTotalsTable::decodeBucket);
  }

  @Override
  public List<BucketBytes> buckets(String after, int limit) {
    return session
        .query(EACH + "WHERE buckets.bucket_id > ? ORDER BY buckets.bucket_id LIMIT ?")
        .text(after)
        .number(limit)
        .list(SqlStorageTotalsTable::decodeBucket);
  }

  private static BucketBytes decodeBucket(SqlRow row) throws SQLException {
    return new BucketBytes(
        new BucketId(row.text()),
        new AccountId(row.text()),
        row.text(),
        row.number(),
        row.number());
  }

  private static StorageTotals one(SqlStatement statement, StorageTotals otherwise) {
    return statement.one(SqlStorageTotalsTable::decode).orElse(otherwise);
  }

  private static StorageTotals decode(SqlRow row) throws SQLException {
    return new StorageTotals(row.number(), row.number(), row.number());
  }
}
