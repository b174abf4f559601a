package dev.strongroom.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Opens connections to the metadata file and sets them up.
 *
 * <p>No connection maps the file into memory: an input error on a mapped page would end the whole
 * process where a read gives an error. None checkpoints on its own: that is the {@link
 * Checkpointer}'s.
 */
final class SqliteConnections implements ConnectionSource {
  private static final List<String> EVERY =
      List.of("PRAGMA busy_timeout = 10000", "PRAGMA temp_store = MEMORY");
  private static final List<String> WRITER =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA wal_autocheckpoint = 0",
          "PRAGMA cache_size = -65536",
          "PRAGMA journal_size_limit = 67108864");
  private static final List<String> READER =
      List.of("PRAGMA query_only = 1", "PRAGMA cache_size = -16384");

  /** A restart of the log that must wait for readers gives up after this, and is tried again. */
  private static final List<String> CHECKPOINTER =
      List.of("PRAGMA wal_autocheckpoint = 0", "PRAGMA busy_timeout = 50");

  private static final List<String> UPKEEP = List.of("PRAGMA wal_autocheckpoint = 0");

  private final Path file;
  private final boolean durable;

  /**
   * Prepares to open.
   *
   * @param durable whether a commit must survive a power cut; false for data that ends with the
   *     process
   */
  SqliteConnections(Path file, boolean durable) {
    this.file = file;
    this.durable = durable;
  }

  @Override
  public Connection open(Role role) throws SQLException {
    Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
    try {
      // Off, or the driver would try a transaction of its own after each statement.
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK");
        for (String pragma : EVERY) {
          statement.execute(pragma);
        }
        for (String pragma : pragmas(role)) {
          statement.execute(pragma);
        }
        statement.execute("PRAGMA synchronous = " + (durable ? "FULL" : "OFF"));
      }
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static List<String> pragmas(Role role) {
    return switch (role) {
      case WRITER -> WRITER;
      case READER -> READER;
      case CHECKPOINTER -> CHECKPOINTER;
      case UPKEEP -> UPKEEP;
    };
  }
}
