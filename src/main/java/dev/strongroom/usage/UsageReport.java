package dev.strongroom.usage;

import dev.strongroom.model.UsageCounts;
import java.util.List;

/**
 * What an account used in a range of days.
 *
 * @param fromDay the first day, counted from 1 January 1970 (UTC)
 * @param toDay the last
 * @param days every day of the range, also those without any use
 * @param buckets in order of names; with an empty id for what concerned no bucket
 * @param keys most transactions first, at most {@link #MOST_KEYS}; with an empty id for strangers
 *     and people
 * @param otherKeys what the remaining keys used
 */
public record UsageReport(
    long fromDay,
    long toDay,
    List<Day> days,
    List<OfBucket> buckets,
    List<OfKey> keys,
    UsageCounts otherKeys) {
  /** So many keys are named. */
  public static final int MOST_KEYS = 50;

  /**
   * One day.
   *
   * @param storedBytes at its end; now, for the present day
   */
  public record Day(long epochDay, long storedBytes, long byteHours, UsageCounts counts) {}

  /**
   * One bucket.
   *
   * @param name "" when nobody knows it any more
   * @param exists whether the bucket is still there
   * @param storedBytes at the end of the last day
   */
  public record OfBucket(
      String id,
      String name,
      boolean exists,
      long storedBytes,
      long byteHours,
      UsageCounts counts) {}

  /** One application key. */
  public record OfKey(String id, UsageCounts counts) {}

  /** All transactions and bytes of the range. */
  public UsageCounts total() {
    return days.stream().map(Day::counts).reduce(UsageCounts.NONE, UsageCounts::plus);
  }
}
