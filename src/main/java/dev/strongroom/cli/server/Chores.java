package dev.strongroom.cli.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does now and then by itself, one thing at a time. A failure is logged. */
final class Chores implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.chores");

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chores").factory());

  /** Does something again and again, for the first time after one period. */
  void every(Duration period, String what, Runnable chore) {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> attempt(what, chore),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends when what is being done is done. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }

  private static void attempt(String what, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failure) {
      LOGGER.error("{} failed; it is tried again", what, failure);
    }
  }
}
