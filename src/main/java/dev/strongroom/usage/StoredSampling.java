package dev.strongroom.usage;

import dev.strongroom.model.AccountId;
import dev.strongroom.store.BucketBytes;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import dev.strongroom.store.UsageTable.Stored;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Looks once an hour at what every bucket holds, and forgets old days once a day. In small
 * transactions, so that nobody waits for it; one that was broken off is made good by the next.
 */
public final class StoredSampling {
  /** For so many days what was used is kept: thirteen months. */
  public static final int KEPT_DAYS = 397;

  private static final String SAMPLED_AT = "usage.sampled-at";
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int PAGE_LENGTH = 500;

  private final MetadataStore store;
  private final InstantSource clock;

  /** Makes it. */
  public StoredSampling(MetadataStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Looks, when another hour has begun since it last did. */
  public void sampleWhenDue() {
    long now = clock.millis();
    Optional<Long> last = sampledAtMillis();
    if (last.map(at -> at / HOUR_MILLIS < now / HOUR_MILLIS).orElse(true)) {
      sample(last.orElse(now), now);
      boolean newDay = last.map(at -> at / DAY_MILLIS < now / DAY_MILLIS).orElse(false);
      if (newDay) {
        forget(UsageMeter.epochDay(now) - KEPT_DAYS);
      }
    }
  }

  /** When it last looked, in milliseconds since 1970 UTC; empty before the first time. */
  public Optional<Long> sampledAtMillis() {
    return store.read(tables ->
        tables.serverValues().find(SAMPLED_AT).map(bytes -> ByteBuffer.wrap(bytes).getLong()));
  }

  private void sample(long last, long now) {
    List<BucketBytes> page = page("");
    while (!page.isEmpty()) {
      List<BucketBytes> buckets = page;
      store.<Integer>write(tables -> {
        buckets.forEach(bucket -> note(tables, bucket, last, now));
        return buckets.size();
      });
      page = page(page.getLast().bucket().value());
    }
    byte[] at = ByteBuffer.allocate(Long.BYTES).putLong(now).array();
    store.<String>write(tables -> {
      tables.serverValues().put(SAMPLED_AT, at);
      return SAMPLED_AT;
    });
  }

  /** Notes a bucket for every day since the last time; what it holds now counts for all of it. */
  private static void note(Tables tables, BucketBytes bucket, long last, long now) {
    long today = UsageMeter.epochDay(now);
    long from = Math.max(last, bucket.createdAtMillis());
    long first = Math.max(UsageMeter.epochDay(from), today - KEPT_DAYS);
    for (long day = first; day <= today; day++) {
      Optional<Stored> before =
          tables.usage().stored(bucket.account(), day, bucket.bucket().value());
      if (bucket.bytes() > 0 || before.isPresent()) {
        tables
            .usage()
            .putStored(
                bucket.account(),
                day,
                bucket.bucket().value(),
                noted(bucket, before, day, from, now));
        tables.usage().nameBucket(bucket.account(), bucket.bucket().value(), bucket.name(), day);
      }
    }
  }

  private static Stored noted(
      BucketBytes bucket, Optional<Stored> before, long day, long from, long now) {
    long begin = Math.max(day * DAY_MILLIS, before.map(Stored::untilMillis).orElse(from));
    long end = Math.min((day + 1) * DAY_MILLIS, now);
    double hours = Math.max(0, end - begin) / (double) HOUR_MILLIS;
    long byteHours = before.map(Stored::byteHours).orElse(0L) + Math.round(bucket.bytes() * hours);
    return new Stored(bucket.bytes(), byteHours, Math.max(begin, end));
  }

  private List<BucketBytes> page(String after) {
    return store.read(tables -> tables.storageTotals().buckets(after, PAGE_LENGTH));
  }

  private void forget(long beforeDay) {
    String after = "";
    List<String> accounts = accounts(after);
    while (!accounts.isEmpty()) {
      List<String> page = accounts;
      store.<Integer>write(tables -> {
        page.forEach(id -> tables.usage().forget(new AccountId(id), beforeDay));
        return page.size();
      });
      accounts = accounts(page.getLast());
    }
  }

  private List<String> accounts(String after) {
    return store.read(tables ->
        tables.accounts().list(after, PAGE_LENGTH).stream()
            .map(account -> account.id().value())
            .toList());
  }
}
