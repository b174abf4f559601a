package dev.strongroom.cli.server;

import dev.strongroom.access.KeyUses;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.cli.control.Control;
import dev.strongroom.maintenance.SweepReport;
import dev.strongroom.store.StorageException;
import dev.strongroom.usage.StoredSampling;
import dev.strongroom.usage.UsageMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every server does by itself while it runs, by its own clock, and once more at its end. */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration KEY_USES = Duration.ofMinutes(1);
  private static final Duration USAGE = Duration.ofMinutes(1);
  private static final Duration SWEEP = Duration.ofHours(6);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final Duration COUNTING = Duration.ofMinutes(10);

  private final Chores chores;

  /** By itself, because nothing may make the time wait. */
  private final Chores timekeeping;

  /** By itself, because it looks at every blob, and nothing else may wait for that. */
  private final Chores sweeping;

  private final Optional<ScrubSchedule> scrubs;
  private final KeyUses keyUses;
  private final UsageMeter meter;
  private final StoredSampling sampling;
  private final SteadyClock clock;

  /**
   * Begins.
   *
   * @param control by which it writes files of its own
   * @param scrubEvery how often everything is read and verified; empty for never
   * @param nanos a monotonic clock
   */
  public Upkeep(
      Services services, Control control, Optional<Duration> scrubEvery, LongSupplier nanos) {
    keyUses = services.keyUses();
    meter = services.meter();
    sampling = services.sampling();
    clock = services.clock();
    chores = new Chores(clock::millis);
    timekeeping = new Chores(clock::millis);
    timekeeping.atEveryLook("keeping the time", clock::keepNowAndThen);
    chores.every(KEY_USES, "writing down when keys were used", keyUses::writeDown);
    sweeping = new Chores(clock::millis);
    sweeping.every(SWEEP, "dropping blobs without a row", () -> sweep(services));
    chores.every(USAGE, "writing down what was used", meter::writeDown);
    chores.atEveryLook("looking at what is stored", sampling::sampleWhenDue);
    chores.atEveryLook(
        "writing usage reports", new UsageReportsSchedule(services, control)::writeWhenDue);
    chores.every(
        COUNTING, "counting what is stored", services.groups().counting()::countOncePerDay);
    chores.every(FORGET, "forgetting expired keys", () -> forget(services));
    scrubs =
        scrubEvery.map(
            every -> new ScrubSchedule(services.maintenance(), every, clock::millis, nanos));
  }

  /**
   * Does all that is due by the server's clock before it returns: for a clock that was moved, so
   * that nobody has to wait for what follows from it. What is stored is looked at in any case.
   */
  public void catchUp() {
    lookToTheEnd();
    sampling.look();
    lookToTheEnd();
    timekeeping.doWhatIsDue();
    chores.doWhatIsDue();
    sweeping.doWhatIsDue();
  }

  /** Each call gets on with a look, which takes several where there are many buckets. */
  private void lookToTheEnd() {
    boolean isOver;
    do {
      isOver = sampling.sampleWhenDue();
    } while (!isOver);
  }

  private static void sweep(Services services) {
    SweepReport report = services.maintenance().sweep();
    if (report.blobsDropped() > 0) {
      LOGGER.info("{} blobs without a row were dropped", report.blobsDropped());
    }
  }

  private static void forget(Services services) {
    int forgotten = services.maintenance().forgetExpiredKeys(services.clock().millis());
    if (forgotten > 0) {
      LOGGER.info("{} keys that expired a month ago were forgotten", forgotten);
    }
  }

  /** Ends, with the last uses of keys written down, what was used, the time, and what is stored. */
  @Override
  public void close() {
    scrubs.ifPresent(ScrubSchedule::close);
    chores.close();
    sweeping.close();
    timekeeping.close();
    keyUses.writeDown();
    meter.writeDown();
    clock.keepAtEnd();
    lookAtEnd();
  }

  private void lookAtEnd() {
    try {
      sampling.look();
    } catch (StorageException failure) {
      LOGGER.warn("what is stored was not looked at once more", failure);
    }
  }
}
