package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Quota;

/**
 * How much accounts and Groups may hold. The tables of versions, parts and buckets themselves keep
 * to it, in the transaction of each change: what would pass a quota throws {@link
 * dev.strongroom.model.Refusal}, whoever adds it. What takes up no more room is never refused. The
 * quota of an account ends with its membership.
 */
public interface QuotaTable {
  /** The account's own quota. */
  Quota ofAccount(AccountId account);

  /** The quota of all of the Group's members together. */
  Quota ofGroup(GroupId group);

  /** Sets the quota of an account; {@link Quota#NONE} ends it. */
  void putOfAccount(AccountId account, Quota quota);

  /**
   * Sets the quota of a Group; {@link Quota#NONE} ends it. Touches a row for each bucket of each
   * member.
   */
  void putOfGroup(GroupId group, Quota quota);

  /**
   * How many bytes more the bucket may take now: {@link Long#MAX_VALUE} when nothing bounds it,
   * negative when less is allowed than there is.
   */
  long room(BucketId bucket);
}
