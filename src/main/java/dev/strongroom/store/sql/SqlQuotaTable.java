package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Quota;
import dev.strongroom.model.StorageTotals;
import dev.strongroom.store.QuotaTable;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Quotas in table {@code quotas}, and the marks of the buckets that they bound in {@code
 * bucket_totals}. They give nobody any right, and what is used of them is counted anew whenever one
 * is set, so they have no checksums.
 */
record SqlQuotaTable(SqlSession session) implements QuotaTable {
  private static final String FIND = "SELECT most_bytes, most_buckets FROM quotas WHERE owner = ?";
  private static final String PUT =
      "INSERT INTO quotas (owner, most_bytes, most_buckets, used_bytes, used_buckets)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (owner) DO UPDATE SET"
          + " most_bytes = excluded.most_bytes, most_buckets = excluded.most_buckets,"
          + " used_bytes = excluded.used_bytes, used_buckets = excluded.used_buckets";
  private static final String DELETE = "DELETE FROM quotas WHERE owner = ?";
  private static final String JOINED =
      "UPDATE quotas SET used_bytes = used_bytes + ?, used_buckets = used_buckets + ?"
          + " WHERE owner = ?";
  private static final String MARK =
      "INSERT INTO bucket_totals (bucket_id, files, bytes, is_metered)"
          + " SELECT buckets.bucket_id, 0, 0, EXISTS (SELECT 1 FROM quotas WHERE owner IN"
          + " ('a' || buckets.account_id, 'g' || group_members.group_id))"
          + " FROM buckets LEFT JOIN group_members"
          + " ON group_members.account_id = buckets.account_id WHERE ";
  private static final String MARKED =
      " ON CONFLICT (bucket_id) DO UPDATE SET is_metered = excluded.is_metered";
  private static final String MARK_OF_ACCOUNT = MARK + "buckets.account_id = ?" + MARKED;
  private static final String MARK_OF_GROUP = MARK + "group_members.group_id = ?" + MARKED;
  private static final String IS_METERED =
      "SELECT 1 FROM bucket_totals WHERE bucket_id = ? AND is_metered = 1";
  private static final String ROOM =
      "SELECT MIN(most_bytes - used_bytes) FROM quotas WHERE owner IN (?, ?)"
          + " AND most_bytes IS NOT NULL";

  @Override
  public Quota ofAccount(AccountId account) {
    return find(Meters.Owners.account(account));
  }

  @Override
  public Quota ofGroup(GroupId group) {
    return find(Meters.Owners.group(group.number()));
  }

  @Override
  public void putOfAccount(AccountId account, Quota quota) {
    put(Meters.Owners.account(account), quota, totals().ofAccount(account));
    mark(account);
  }

  @Override
  public void putOfGroup(GroupId group, Quota quota) {
    put(Meters.Owners.group(group.number()), quota, totals().ofGroup(group));
    session.update(MARK_OF_GROUP).number(group.number()).run();
  }

  @Override
  public long room(BucketId bucket) {
    if (!session.query(IS_METERED).text(bucket.value()).exists()) {
      return Long.MAX_VALUE;
    }
    return new Meters(session)
        .owners(bucket)
        .flatMap(owners ->
            session
                .query(ROOM)
                .text(owners.account())
                .text(owners.group())
                .one(SqlQuotaTable::room))
        .orElse(Long.MAX_VALUE);
  }

  /** An account became a member of the Group: what it holds counts there from now on. */
  void joined(AccountId account, GroupId group) {
    StorageTotals totals = totals().ofAccount(account);
    moved(group, totals.bytes(), totals.buckets());
    mark(account);
  }

  /** An account, whose membership is gone, was a member of the Group; its own quota ends. */
  void left(AccountId account, GroupId group) {
    session.update(DELETE).text(Meters.Owners.account(account)).run();
    StorageTotals totals = totals().ofAccount(account);
    moved(group, -totals.bytes(), -totals.buckets());
    mark(account);
  }

  private void moved(GroupId group, long bytes, long buckets) {
    session
        .update(JOINED)
        .number(bytes)
        .number(buckets)
        .text(Meters.Owners.group(group.number()))
        .run();
  }

  private void mark(AccountId account) {
    session.update(MARK_OF_ACCOUNT).text(account.value()).run();
  }

  private void put(String owner, Quota quota, StorageTotals used) {
    if (quota.isBound()) {
      session
          .update(PUT)
          .text(owner)
          .nullableNumber(nullable(quota.bytes()))
          .nullableNumber(nullable(quota.buckets()))
          .number(used.bytes())
          .number(used.buckets())
          .run();
    } else {
      session.update(DELETE).text(owner).run();
    }
  }

  private Quota find(String owner) {
    return session
        .query(FIND)
        .text(owner)
        .one(row -> new Quota(optional(row.nullableNumber()), optional(row.nullableNumber())))
        .orElse(Quota.NONE);
  }

  private SqlStorageTotalsTable totals() {
    return new SqlStorageTotalsTable(session);
  }

  private static Long room(SqlRow row) throws SQLException {
    Long room = row.nullableNumber();
    return room == null ? (Long) Long.MAX_VALUE : room;
  }

  private static @Nullable Long nullable(OptionalLong number) {
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
