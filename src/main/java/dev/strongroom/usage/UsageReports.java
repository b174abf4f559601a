package dev.strongroom.usage;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.store.BucketBytes;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.Tables;
import dev.strongroom.store.UsageTable;
import dev.strongroom.store.UsageTable.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what an account used. */
public final class UsageReports {
  private static final Logger LOGGER = LoggerFactory.getLogger(UsageReports.class);
  private static final Stored NOTHING = new Stored(0, 0, 0);

  private final MetadataStore store;
  private final UsageMeter meter;

  /** Makes it over what the meter writes down. */
  public UsageReports(MetadataStore store, UsageMeter meter) {
    this.store = store;
    this.meter = meter;
  }

  /**
   * What the account used, up to this moment.
   *
   * @param fromDay the first day, counted from 1 January 1970 (UTC)
   * @param toDay the last; for the present day, what is stored now
   */
  public UsageReport of(Permit permit, Target.OfAccount account, long fromDay, long toDay) {
    permit.require(Action.VIEW_USAGE.on(account));
    writeDown();
    boolean untilNow = toDay >= UsageMeter.epochDay(permit.decidedAtMillis());
    return store.read(tables -> read(tables, account.account(), fromDay, toDay, untilNow));
  }

  private void writeDown() {
    try {
      meter.writeDown();
    } catch (StorageException notNow) {
      LOGGER.warn("a report goes without the last minute", notNow);
    }
  }

  /** The report as one transaction sees it. */
  static UsageReport read(
      Tables tables, AccountId account, long fromDay, long toDay, boolean untilNow) {
    List<BucketBytes> present = tables.storageTotals().ofBuckets(account);
    // An account may have used thousands of keys a day; those that are not shown are what is left.
    List<UsageTable.Used> keys =
        tables.usage().byKey(account, fromDay, toDay, UsageReport.MOST_KEYS);
    List<UsageReport.Day> days =
        days(tables, account, fromDay, toDay, untilNow ? present : List.of());
    UsageCounts shown =
        keys.stream().map(UsageTable.Used::counts).reduce(UsageCounts.NONE, UsageCounts::plus);
    return new UsageReport(
        fromDay,
        toDay,
        days,
        buckets(tables, account, fromDay, toDay, present, untilNow),
        keys.stream().map(used -> new UsageReport.OfKey(used.id(), used.counts())).toList(),
        days.stream()
            .map(UsageReport.Day::counts)
            .reduce(UsageCounts.NONE, UsageCounts::plus)
            .minus(shown));
  }

  private static List<UsageReport.Day> days(
      Tables tables, AccountId account, long fromDay, long toDay, List<BucketBytes> now) {
    Map<Long, Stored> stored = tables.usage().storedByDay(account, fromDay, toDay);
    Map<Long, UsageCounts> used = new HashMap<>();
    tables
        .usage()
        .byDay(account, fromDay, toDay)
        .forEach(day -> used.put(day.epochDay(), day.counts()));
    List<UsageReport.Day> days = new ArrayList<>();
    for (long day = fromDay; day <= toDay; day++) {
      Stored held = stored.getOrDefault(day, NOTHING);
      boolean isNow = day == toDay && !now.isEmpty();
      days.add(
          new UsageReport.Day(
              day,
              isNow ? now.stream().mapToLong(BucketBytes::bytes).sum() : held.bytes(),
              held.byteHours(),
              used.getOrDefault(day, UsageCounts.NONE)));
    }
    return days;
  }

  /** What each bucket of the account held and used in days that are over. */
  static List<UsageReport.OfBucket> buckets(
      Tables tables, AccountId account, long fromDay, long toDay) {
    return buckets(
        tables, account, fromDay, toDay, tables.storageTotals().ofBuckets(account), false);
  }

  private static List<UsageReport.OfBucket> buckets(
      Tables tables,
      AccountId account,
      long fromDay,
      long toDay,
      List<BucketBytes> present,
      boolean untilNow) {
    Map<String, Stored> stored = tables.usage().storedByBucket(account, fromDay, toDay);
    Map<String, UsageCounts> used = new HashMap<>();
    tables
        .usage()
        .byBucket(account, fromDay, toDay)
        .forEach(bucket -> used.put(bucket.id(), bucket.counts()));
    Map<String, String> names = tables.usage().bucketNames(account);
    Map<String, BucketBytes> there = new HashMap<>();
    present.forEach(bucket -> there.put(bucket.bucket().value(), bucket));
    TreeSet<String> ids = new TreeSet<>(used.keySet());
    ids.addAll(stored.keySet());
    if (untilNow) {
      ids.addAll(there.keySet());
    }
    List<UsageReport.OfBucket> buckets = new ArrayList<>();
    for (String id : ids) {
      BucketBytes bucket = there.get(id);
      Stored held = stored.getOrDefault(id, NOTHING);
      long bytes = untilNow ? (bucket == null ? 0 : bucket.bytes()) : held.bytes();
      buckets.add(
          new UsageReport.OfBucket(
              id,
              bucket == null ? names.getOrDefault(id, "") : bucket.name(),
              bucket != null,
              bytes,
              held.byteHours(),
              used.getOrDefault(id, UsageCounts.NONE)));
    }
    buckets.sort(
        Comparator.comparing(UsageReport.OfBucket::name).thenComparing(UsageReport.OfBucket::id));
    return buckets;
  }
}
