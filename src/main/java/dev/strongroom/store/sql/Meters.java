package dev.strongroom.store.sql;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what accounts and Groups with a quota hold, in table {@code quotas}, in step with their
 * buckets. Only buckets that are marked in {@code bucket_totals} cost more than others: those that
 * some quota bounds.
 */
record Meters(SqlSession session) {
  private static final String OWNERS =
      "SELECT buckets.account_id, COALESCE(group_members.group_id, 0) FROM buckets LEFT JOIN"
          + " group_members ON group_members.account_id = buckets.account_id"
          + " WHERE buckets.bucket_id = ?";
  private static final String GROUP_OF = "SELECT group_id FROM group_members WHERE account_id = ?";
  private static final String CHARGE =
      "UPDATE quotas SET used_bytes = used_bytes + ? WHERE owner IN (?, ?)"
          + " RETURNING most_bytes IS NOT NULL AND used_bytes > most_bytes";
  private static final String CHARGE_BUCKETS =
      "UPDATE quotas SET used_buckets = used_buckets + ? WHERE owner IN (?, ?)"
          + " RETURNING most_buckets IS NOT NULL AND used_buckets > most_buckets";
  private static final String MARK =
      "INSERT INTO bucket_totals (bucket_id, files, bytes, is_metered) VALUES (?, 0, 0, 1)";

  /** Who answers for a bucket, as table {@code quotas} calls them. */
  record Owners(String account, String group) {
    static Owners of(AccountId account, long group) {
      return new Owners(account(account), group(group));
    }

    static String account(AccountId account) {
      return "a" + account.value();
    }

    static String group(long group) {
      return "g" + group;
    }
  }

  /** Counts bytes that came or went; throws {@link Refusal} when too many came. */
  void charge(BucketId bucket, long bytes) {
    owners(bucket)
        .ifPresent(owners -> {
          if (isOver(CHARGE, bytes, owners).contains(true) && bytes > 0) {
            throw Refusal.storageCapExceeded();
          }
        });
  }

  /** Who answers for the bucket. */
  Optional<Owners> owners(BucketId bucket) {
    return session
        .query(OWNERS)
        .text(bucket.value())
        .one(row -> Owners.of(new AccountId(row.text()), row.number()));
  }

  /** A bucket was made; throws {@link Refusal} when it is one too many. */
  void added(Bucket bucket) {
    // The server's own bucket, of usage reports, is nobody's to make and counts for none.
    int counted = isServers(bucket.type().wireName()) ? 0 : 1;
    List<Boolean> over = isOver(CHARGE_BUCKETS, counted, owners(bucket.accountId()));
    if (over.contains(true) && counted > 0) {
      throw new Refusal(
          Refusal.Kind.TOO_MANY_BUCKETS,
          "The quota of the account or of its Group allows no more buckets");
    }
    if (!over.isEmpty()) {
      session.update(MARK).text(bucket.id().value()).run();
    }
  }

  /** A bucket of a type, which was empty, is gone. */
  void removed(AccountId account, String type) {
    if (!isServers(type)) {
      List<Boolean> unused = isOver(CHARGE_BUCKETS, -1, owners(account));
    }
  }

  private static boolean isServers(String type) {
    return type.equals(BucketType.RESTRICTED.wireName());
  }

  private Owners owners(AccountId account) {
    long group = session.query(GROUP_OF).text(account.value()).one(SqlRow::number).orElse(0L);
    return Owners.of(account, group);
  }

  /** For each quota that is concerned, whether it is passed now. */
  private List<Boolean> isOver(String charge, long change, Owners owners) {
    return session
        .update(charge)
        .number(change)
        .text(owners.account)
        .text(owners.group)
        .list(row -> row.number() == 1);
  }
}
