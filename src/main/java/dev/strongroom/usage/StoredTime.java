package dev.strongroom.usage;

import dev.strongroom.store.BucketBytes;
import dev.strongroom.store.Tables;
import dev.strongroom.store.UsageTable.Stored;
import java.time.Duration;
import java.util.Optional;

/**
 * Books the time between two looks. What a bucket is found to hold counts for the hour before; what
 * it held at the look before is carried up to there, but not for more than {@link #CARRIED_DAYS}:
 * of what is longer ago nobody knows anything, and nothing is booked.
 *
 * @param lastMillis the look before, in milliseconds since 1970 UTC
 * @param nowMillis this one
 */
record StoredTime(long lastMillis, long nowMillis) {
  /** For so many days what was last seen is taken to be there still. */
  static final int CARRIED_DAYS = 31;

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** How many rows a bucket gets at most. */
  int mostDays() {
    long days = UsageMeter.epochDay(nowMillis) - UsageMeter.epochDay(lastMillis) + 1;
    return (int) Math.min(days, CARRIED_DAYS + 3);
  }

  /** Adds the time to every day that it concerns. */
  void book(Tables tables, BucketBytes bucket) {
    long known = Math.max(lastMillis, bucket.createdAtMillis());
    long foundSince = Math.max(known, nowMillis - HOUR_MILLIS);
    long today = UsageMeter.epochDay(nowMillis);
    long held = 0;
    long day = Math.max(UsageMeter.epochDay(known), today - StoredSampling.KEPT_DAYS);
    while (day <= today) {
      Optional<Stored> before = stored(tables, bucket, day);
      held = before.map(Stored::bytes).orElse(held);
      if (day >= UsageMeter.epochDay(foundSince)) {
        // A look that was broken off has been here.
        known = Math.max(known, before.map(Stored::untilMillis).orElse(known));
      }
      long carriedUntil = carriedUntil(known, foundSince);
      Stored after = booked(day, before, known, carriedUntil, foundSince, held, bucket.bytes());
      if (before.isPresent() || after.bytes() > 0 || after.byteHours() > 0) {
        tables.usage().putStored(bucket.account(), day, bucket.bucket().value(), after);
        tables.usage().nameBucket(bucket.account(), bucket.bucket().value(), bucket.name(), day);
      }
      day++;
      if (day * DAY_MILLIS >= carriedUntil) {
        day = Math.max(day, UsageMeter.epochDay(foundSince));
      }
    }
  }

  private static long carriedUntil(long known, long foundSince) {
    return Math.min(foundSince, known + CARRIED_DAYS * DAY_MILLIS);
  }

  private static Optional<Stored> stored(Tables tables, BucketBytes bucket, long day) {
    return tables.usage().stored(bucket.account(), day, bucket.bucket().value());
  }

  private Stored booked(
      long day,
      Optional<Stored> before,
      long known,
      long carriedUntil,
      long foundSince,
      long held,
      long found) {
    long begin = Math.max(day * DAY_MILLIS, before.map(Stored::untilMillis).orElse(known));
    long end = Math.min((day + 1) * DAY_MILLIS, nowMillis);
    double byteHours =
        held * hours(begin, Math.min(end, carriedUntil))
            + found * hours(Math.max(begin, foundSince), end);
    return new Stored(
        end > foundSince || day == UsageMeter.epochDay(nowMillis) ? found : held,
        before.map(Stored::byteHours).orElse(0L) + Math.round(byteHours),
        Math.max(begin, end));
  }

  private static double hours(long beginMillis, long endMillis) {
    return Math.max(0, endMillis - beginMillis) / (double) HOUR_MILLIS;
  }
}
