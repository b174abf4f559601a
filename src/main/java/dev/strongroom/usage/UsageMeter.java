package dev.strongroom.usage;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is used, in memory, and writes it down once a minute in small transactions: a process
 * that is killed loses the last minute at most. Never in the way of what it counts.
 */
public final class UsageMeter {
  private static final Logger LOGGER = LoggerFactory.getLogger(UsageMeter.class);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MOST_IN_MEMORY = 65_536;

  /** So that nobody waits long for it, also when much could not be written before. */
  private static final int KEYS_IN_A_TRANSACTION = 2_000;

  /** So many rows an account gets on one day; what is beyond is counted together. */
  private static final int MOST_ROWS = 10_000;

  private final MetadataStore store;
  private final UsageStripes stripes = new UsageStripes(MOST_IN_MEMORY);
  private final Object writing = new Object();

  /** What was taken out and could not be written yet. */
  private BoundedCounts unwritten = new BoundedCounts(MOST_IN_MEMORY);

  /** Makes the meter over the store. */
  public UsageMeter(MetadataStore store) {
    this.store = store;
  }

  /** The day of a moment in milliseconds since 1970 UTC. */
  public static long epochDay(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }

  /**
   * Counts a request that was let in.
   *
   * @param needs of the request; a bucket that one of them names last is the one that is used
   * @param operation the operation's name
   * @param transactions how many it counts for: a listing of more than a thousand for several
   */
  public void request(Permit permit, List<Need> needs, String operation, long transactions) {
    TransactionClass of = TransactionClass.of(operation);
    if (of != TransactionClass.NONE) {
      count(permit, bucket(needs), of.times(transactions));
    }
  }

  /** Counts bytes of a file that were sent. */
  public void downloaded(Permit permit, Target.OfBucket bucket, long bytes) {
    count(permit, Optional.of(bucket), new UsageCounts(0, 0, 0, bytes, 0, 0));
  }

  /** Counts bytes of a file or part that was stored. */
  public void uploaded(Permit permit, Target.OfBucket bucket, long bytes) {
    count(permit, Optional.of(bucket), new UsageCounts(0, 0, 0, 0, bytes, 0));
  }

  /** Counts bytes of a version, or of the parts of an unfinished one, that was deleted. */
  public void deleted(Permit permit, Target.OfBucket bucket, long bytes) {
    count(permit, Optional.of(bucket), new UsageCounts(0, 0, 0, 0, 0, bytes));
  }

  private void count(Permit permit, Optional<Target.OfBucket> bucket, UsageCounts more) {
    Optional<AccountId> owner =
        bucket.flatMap(Target.OfBucket::owner).or(() -> permit.grant().account());
    if (owner.isEmpty() || more.equals(UsageCounts.NONE)) {
      return;
    }
    // A stranger's own key is nobody's business in the account whose public bucket it reads.
    String keyId =
        permit
            .keyId()
            .filter(id -> id.accountId().equals(owner.get()))
            .map(ApplicationKeyId::value)
            .orElse("");
    String bucketId = bucket.flatMap(Target.OfBucket::bucket).map(BucketId::value).orElse("");
    stripes.add(
        new UsageKey(epochDay(permit.decidedAtMillis()), owner.get(), bucketId, keyId), more);
  }

  /**
   * Writes down what was counted: called once a minute, at the end, and before a report. What
   * cannot be written is kept as it is for the next time, apart from what is being counted.
   */
  public void writeDown() {
    synchronized (writing) {
      unwritten.addAll(stripes.take());
      while (unwritten.size() > 0) {
        Map<UsageKey, UsageCounts> some = unwritten.some(KEYS_IN_A_TRANSACTION);
        store.<Integer>write(tables -> {
          Map<Day, Integer> rows = new HashMap<>();
          some.forEach((key, counts) -> write(tables, rows, key, counts));
          return rows.size();
        });
        unwritten.removeAll(some.keySet());
      }
      UsageCounts ofNobody = unwritten.ofNobody();
      unwritten = new BoundedCounts(MOST_IN_MEMORY);
      if (!ofNobody.equals(UsageCounts.NONE)) {
        LOGGER.warn("more accounts were used than are told apart; on none is booked: {}", ofNobody);
      }
    }
  }

  private record Day(AccountId account, long epochDay) {}

  /** Counting the rows of a day takes a while: once is enough. */
  private static void write(
      Tables tables, Map<Day, Integer> rows, UsageKey key, UsageCounts counts) {
    if (tables.usage().has(key)) {
      tables.usage().add(key, counts);
      return;
    }
    Day day = new Day(key.account(), key.epochDay());
    int before =
        rows.computeIfAbsent(day, unused -> tables.usage().count(key.account(), key.epochDay()));
    if (before < MOST_ROWS) {
      rows.put(day, before + 1);
      tables.usage().add(key, counts);
      nameBucket(tables, key);
    } else {
      tables.usage().add(key.other(), counts);
    }
  }

  private static void nameBucket(Tables tables, UsageKey key) {
    if (BucketId.isWellFormed(key.bucketId())) {
      tables
          .buckets()
          .find(new BucketId(key.bucketId()))
          .ifPresent(bucket ->
              tables
                  .usage()
                  .nameBucket(
                      key.account(), key.bucketId(), bucket.name().value(), key.epochDay()));
    }
  }

  private static Optional<Target.OfBucket> bucket(List<Need> needs) {
    Optional<Target.OfBucket> found = Optional.empty();
    for (Need need : needs) {
      found =
          switch (need.target()) {
            case Target.OfBucket bucket -> Optional.of(bucket);
            case Target.OfFiles files -> Optional.of(files.bucket());
            case Target.OfDownload download -> Optional.of(download.file().bucket());
            case Target.OfServer server -> found;
            case Target.OfAccount account -> found;
            case Target.OfGroup group -> found;
            case Target.OfMember member -> found;
            case Target.OfKey key -> found;
          };
    }
    return found;
  }
}
