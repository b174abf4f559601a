package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What accounts used, by day, bucket and key, and what was stored in each bucket on each day. Days
 * are counted from 1 January 1970 (UTC); ranges of days include both ends.
 */
public interface UsageTable {
  /** Adds to what was counted under this key. */
  void add(UsageKey key, UsageCounts counts);

  /** Whether anything was counted under this key. */
  boolean has(UsageKey key);

  /** How many rows the account has on the day. */
  int count(AccountId account, long epochDay);

  /**
   * What was used of one thing.
   *
   * @param id the bucket's or the key's, as in {@link UsageKey}
   */
  record Used(String id, UsageCounts counts) {}

  /** What was used on one day. */
  record UsedOn(long epochDay, UsageCounts counts) {}

  /** The sums of each day on which anything was used, in ascending order. */
  List<UsedOn> byDay(AccountId account, long fromDay, long toDay);

  /** The sums of each bucket, in ascending order of id. */
  List<Used> byBucket(AccountId account, long fromDay, long toDay);

  /**
   * The sums of each key, most transactions first.
   *
   * @param limit how many at most
   */
  List<Used> byKey(AccountId account, long fromDay, long toDay, int limit);

  /**
   * What a bucket held on a day.
   *
   * @param bytes at the end of the day, or when it was last looked at
   * @param byteHours bytes times the hours for which they were there
   * @param untilMillis up to when {@code byteHours} goes, in milliseconds since 1970 UTC
   */
  record Stored(long bytes, long byteHours, long untilMillis) {}

  /** What a bucket held on the day; empty when it was not looked at, or never held anything. */
  Optional<Stored> stored(AccountId account, long epochDay, String bucketId);

  /** Replaces what a bucket is said to have held on the day. */
  void putStored(AccountId account, long epochDay, String bucketId, Stored stored);

  /** Sums over buckets, by day. */
  Map<Long, Stored> storedByDay(AccountId account, long fromDay, long toDay);

  /** Sums over days, by bucket; {@code bytes} are those of the last day. */
  Map<String, Stored> storedByBucket(AccountId account, long fromDay, long toDay);

  /** Remembers the name of a bucket for reports from after its deletion. */
  void nameBucket(AccountId account, String bucketId, String name, long epochDay);

  /** The names of the account's buckets that were used or held anything, by id. */
  Map<String, String> bucketNames(AccountId account);

  /**
   * Forgets what is of days before this one, the oldest first.
   *
   * @param mostRows how many rows at most
   * @return how many rows were forgotten; fewer than {@code mostRows} when none is left
   */
  int forget(AccountId account, long beforeDay, int mostRows);
}
