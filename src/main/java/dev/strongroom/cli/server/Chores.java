package dev.strongroom.cli.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does now and then by itself, one thing at a time. What is due is decided by the
 * server's clock, which is looked at every ten seconds. A failure is logged.
 */
final class Chores implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.chores");
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chores").factory());

  private final List<Chore> chores = new ArrayList<>();
  private final LongSupplier clock;

  /**
   * Begins to look.
   *
   * @param clock milliseconds since 1970 UTC
   */
  Chores(LongSupplier clock) {
    this.clock = clock;
    var unused =
        executor.scheduleWithFixedDelay(
            this::doWhatIsDue, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does something again and again, for the first time after one period. */
  void every(Duration period, String what, Runnable chore) {
    add(new Chore(what, chore, period.toMillis(), clock.getAsLong() + period.toMillis()));
  }

  /** Does something at every look: what knows by itself when it is due. */
  void atEveryLook(String what, Runnable chore) {
    add(new Chore(what, chore, 0, Long.MIN_VALUE));
  }

  private synchronized void add(Chore chore) {
    chores.add(chore);
  }

  /** Does everything that is due, in the order in which it was added, before it returns. */
  synchronized void doWhatIsDue() {
    for (Chore chore : chores) {
      if (clock.getAsLong() >= chore.dueMillis) {
        chore.attempt();
        chore.dueMillis = clock.getAsLong() + chore.periodMillis;
      }
    }
  }

  /** Ends when what is being done is done. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }

  private static final class Chore {
    private final String what;
    private final Runnable work;
    private final long periodMillis;
    private long dueMillis;

    Chore(String what, Runnable work, long periodMillis, long dueMillis) {
      this.what = what;
      this.work = work;
      this.periodMillis = periodMillis;
      this.dueMillis = dueMillis;
    }

    void attempt() {
      try {
        work.run();
      } catch (RuntimeException | Error failure) {
        // One chore that fails, however badly, keeps no other from being done.
        LOGGER.error("{} failed; it is tried again", what, failure);
      }
    }
  }
}
