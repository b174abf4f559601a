package dev.strongroom.store.sql;

import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Tables;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections that only read, the one used last first, because its cache is warm.
 */
final class ReaderPool implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 30;

  private record Reader(SqlSession session, Tables tables) {}

  private final BlockingDeque<Reader> idle = new LinkedBlockingDeque<>();
  private final int size;
  private volatile boolean closed;

  ReaderPool(ConnectionSource connections, int size) throws SQLException {
    this.size = size;
    for (int count = 0; count < size; count++) {
      SqlSession session = new SqlSession(connections.open(ConnectionSource.Role.READER), null);
      idle.addFirst(new Reader(session, SqlTables.over(session)));
    }
  }

  /** Runs the work in a transaction of its own. */
  <T> T read(Function<Tables, T> work) {
    Reader reader = borrow();
    SqlSession session = reader.session();
    try {
      session.lend();
      session.control("BEGIN");
      T result = work.apply(reader.tables());
      RuntimeException failure = session.failure();
      if (failure != null) {
        throw failure;
      }
      return result;
    } catch (SQLException failure) {
      throw SqlFailures.translate(failure);
    } finally {
      end(session);
      session.takeBack();
      idle.addFirst(reader);
    }
  }

  /** Waits for running reads and closes all connections. */
  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    for (int count = 0; count < size; count++) {
      Reader reader = poll();
      if (reader != null) {
        reader.session().close();
      }
    }
  }

  private Reader borrow() {
    Reader reader = closed ? null : poll();
    if (reader == null) {
      throw new StorageFailedException(
          closed ? "The metadata store is closed." : "No connection to the metadata became free.");
    }
    return reader;
  }

  private @Nullable Reader poll() {
    try {
      return idle.pollFirst(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StorageFailedException("Interrupted while waiting for the metadata.", interrupted);
    }
  }

  private static void end(SqlSession session) {
    try {
      session.control("ROLLBACK");
    } catch (SQLException notBegun) {
      // There was no transaction to end: BEGIN itself failed, or SQLite ended it with the failure.
    }
  }
}
