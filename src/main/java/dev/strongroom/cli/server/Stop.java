package dev.strongroom.cli.server;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a server: waited for by the command, brought about by SIGTERM or SIGINT. */
public final class Stop {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.server");

  private final CountDownLatch ended = new CountDownLatch(1);

  /** Closes the server when the process is told to end, and before it does. */
  public void closeAtEnd(AutoCloseable server) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(server)));
  }

  /** Waits for the end; gives back the exit code. */
  public int await() throws InterruptedException {
    ended.await();
    return 0;
  }

  private void close(AutoCloseable server) {
    try {
      server.close();
      LOGGER.info("stopped");
    } catch (Exception failure) {
      LOGGER.error("the server did not stop in order", failure);
    } finally {
      ended.countDown();
    }
  }
}
