package dev.strongroom.cli.server;

import dev.strongroom.maintenance.Damage;
import dev.strongroom.maintenance.Maintenance;
import dev.strongroom.maintenance.ScrubReport;
import dev.strongroom.model.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrubs a running server now and then, beside its work and resting half of the time. One that the
 * end of the server breaks off begins anew with the next.
 */
final class ScrubSchedule implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.scrub");
  private static final Duration LOOK = Duration.ofHours(1);
  private static final long LONGEST_STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int MOST_LOGGED = 100;

  private final Chores chores;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Maintenance maintenance;
  private final LongSupplier nanos;
  private long restedUntilNanos;

  /**
   * Begins to look, hourly, whether a scrub is due.
   *
   * @param every from the end of one to the begin of the next
   * @param clock milliseconds since 1970 UTC
   * @param nanos a monotonic clock
   */
  ScrubSchedule(Maintenance maintenance, Duration every, LongSupplier clock, LongSupplier nanos) {
    this.chores = new Chores(clock);
    this.maintenance = maintenance;
    this.nanos = nanos;
    chores.every(
        LOOK,
        "the scheduled scrub",
        () -> {
          if (isDue(maintenance.lastScrubMillis(), every, clock.getAsLong())) {
            scrub();
          }
        });
  }

  /** Whether it is time; a server that was never scrubbed is due. */
  static boolean isDue(Optional<Long> lastMillis, Duration every, long nowMillis) {
    return lastMillis.map(last -> nowMillis - last >= every.toMillis()).orElse(true);
  }

  @Override
  public void close() {
    ending.countDown();
    chores.close();
  }

  private void scrub() {
    restedUntilNanos = nanos.getAsLong();
    try {
      maintenance.scrubAt(this::goesOn).ifPresent(ScrubSchedule::tell);
    } catch (Refusal another) {
      LOGGER.info("the scheduled scrub waits: {}", another.getMessage());
    }
  }

  private boolean goesOn() {
    long workedNanos = nanos.getAsLong() - restedUntilNanos;
    if (workedNanos < LONGEST_STRETCH_NANOS) {
      return true;
    }
    try {
      boolean ended = ending.await(workedNanos, TimeUnit.NANOSECONDS);
      restedUntilNanos = nanos.getAsLong();
      return !ended;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void tell(Maintenance.Scrubbed scrubbed) {
    ScrubReport report = scrubbed.report();
    List<Damage> damages = scrubbed.damages();
    damages.stream()
        .limit(MOST_LOGGED)
        .forEach(damage ->
            LOGGER.error(
                "damaged: {}/{} {}: {}",
                damage.bucket(),
                damage.name(),
                damage.id(),
                damage.what()));
    report.metadataProblems().forEach(problem -> LOGGER.error("metadata: {}", problem));
    LOGGER.info(
        "scrubbed {} file versions with {} bytes, {} damaged",
        report.versionsRead(),
        report.bytesRead(),
        report.damagedVersions());
  }
}
