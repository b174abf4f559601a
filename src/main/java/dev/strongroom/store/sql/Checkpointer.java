package dev.strongroom.store.sql;

import dev.strongroom.store.Reserve;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that moves committed pages from the write-ahead log into the database. It works
 * beside the writer; only when the log has grown long does it hold the writer up for a moment, so
 * that the log can begin again. It also takes the reserve back when there is room again.
 */
final class Checkpointer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Checkpointer.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int LONG_LOG_PAGES = 8192;

  private final Connection connection;
  private final ReentrantLock writeGate;
  private final Reserve reserve;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private int restartAtPages = LONG_LOG_PAGES;

  /** Starts the thread. */
  Checkpointer(Connection connection, ReentrantLock writeGate, Reserve reserve) {
    this.connection = connection;
    this.writeGate = writeGate;
    this.reserve = reserve;
    this.thread = Thread.ofPlatform().name("metadata-checkpointer").daemon().unstarted(this::run);
    thread.start();
  }

  /** Ends the thread and its connection. */
  @Override
  public void close() throws SQLException {
    closing.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException remembered) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void run() {
    try {
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    try {
      int logPages = checkpoint("PASSIVE");
      if (logPages >= restartAtPages) {
        restartLog(logPages);
      } else if (logPages < LONG_LOG_PAGES) {
        restartAtPages = LONG_LOG_PAGES;
      }
      if (!reserve.isWhole()) {
        reserve.restore();
      }
    } catch (SQLException | RuntimeException failure) {
      // Nothing is lost: the log keeps what was not moved, and the next round tries again.
      LOGGER.warn("A metadata checkpoint failed: {}", failure.getMessage());
    }
  }

  /** Lets the log begin again; when readers prevent that, not tried again before it has doubled. */
  private void restartLog(int logPages) throws SQLException {
    writeGate.lock();
    try {
      checkpoint("RESTART");
      restartAtPages = LONG_LOG_PAGES;
    } catch (SQLException failure) {
      if (!SqlFailures.isBusy(failure)) {
        throw failure;
      }
      restartAtPages = 2 * logPages;
    } finally {
      writeGate.unlock();
    }
  }

  /** Runs a checkpoint; gives back the number of pages in the log. */
  private int checkpoint(String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      return row.getInt(2);
    }
  }
}
