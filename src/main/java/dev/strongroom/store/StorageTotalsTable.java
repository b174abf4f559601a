package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.StorageTotals;
import java.util.List;

/**
 * How much is stored. Kept exact for every bucket by the tables of file versions and parts
 * themselves, in the transaction of each change; sums over an account are made when they are asked
 * for, and kept as they were at one moment for listings of many accounts.
 */
public interface StorageTotalsTable {
  /** What the account holds now. */
  StorageTotals ofAccount(AccountId account);

  /** What the Group's members hold now. */
  StorageTotals ofGroup(GroupId group);

  /**
   * What the Group's members held when {@link #keepAccounts} last passed them: of the same members
   * in the same order as {@link MembershipTable#list}.
   */
  List<StorageTotals> keptOfMembers(GroupId group, String startEmail, int limit);

  /** What the account's buckets hold now, in ascending order of id. */
  List<BucketBytes> ofBuckets(AccountId account);

  /** A page of all buckets of the server after this id, in ascending order of id. */
  List<BucketBytes> buckets(String after, int limit);

  /** What the Group's members held when {@link #keepGroup} was last called. */
  StorageTotals keptOfGroup(GroupId group);

  /** Keeps what accounts hold now, for ids after {@code after} and not after {@code upTo}. */
  void keepAccounts(String after, AccountId upTo);

  /** Keeps the sum of what was kept for the Group's members. */
  void keepGroup(GroupId group);
}
