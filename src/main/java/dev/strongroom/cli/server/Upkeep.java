package dev.strongroom.cli.server;

import dev.strongroom.access.KeyUses;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.maintenance.SweepReport;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every server does by itself while it runs, and once more at its end. */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration KEY_USES = Duration.ofMinutes(1);
  private static final Duration SWEEP = Duration.ofHours(6);
  private static final Duration CLOCK = Duration.ofSeconds(10);

  private final Chores chores = new Chores();
  private final KeyUses keyUses;

  /** Begins. */
  public Upkeep(Services services) {
    keyUses = services.keyUses();
    SteadyClock clock = services.clock();
    chores.every(KEY_USES, "writing down when keys were used", keyUses::writeDown);
    chores.every(SWEEP, "dropping blobs without a row", () -> sweep(services));
    chores.every(CLOCK, "keeping the time", clock::keepNowAndThen);
  }

  private static void sweep(Services services) {
    SweepReport report = services.maintenance().sweep();
    if (report.blobsDropped() > 0) {
      LOGGER.info("{} blobs without a row were dropped", report.blobsDropped());
    }
  }

  /** Ends, with the last uses of keys written down. */
  @Override
  public void close() {
    chores.close();
    keyUses.writeDown();
  }
}
