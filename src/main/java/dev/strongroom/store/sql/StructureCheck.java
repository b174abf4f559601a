package dev.strongroom.store.sql;

import dev.strongroom.store.DamagedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Looks for damage in the structure of the metadata, most important tables first. At the start of a
 * server it has only a little time; what it does not reach is checked by the scrub.
 */
final class StructureCheck {
  /** All tables, those that grow with the files last. */
  private static final String TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY"
          + " name IN ('file_versions', 'parts', 'small_bodies', 'key_uses'), name";

  private StructureCheck() {}

  /**
   * Checks for at most this long; throws {@link DamagedException} on the first damage. Says whether
   * it came to the end.
   */
  static boolean quick(Connection connection, long limitMillis) throws SQLException {
    Timer timer = new Timer("metadata-check-limit", true);
    try (Statement statement = connection.createStatement()) {
      timer.schedule(new Cancel(statement), limitMillis);
      for (String table : tables(statement)) {
        List<String> problems = problems(statement, "quick_check", table);
        if (!problems.isEmpty()) {
          throw damaged(table, problems);
        }
      }
      return true;
    } catch (SQLException failure) {
      if (SqlFailures.isInterrupted(failure)) {
        return false;
      }
      throw failure;
    } finally {
      timer.cancel();
    }
  }

  /** Checks everything, indexes included; gives back what is wrong, in SQLite's words. */
  static List<String> full(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try {
          for (String problem : problems(statement, "integrity_check", table)) {
            problems.add(table + ": " + problem);
          }
        } catch (SQLException unreadable) {
          problems.add(table + ": " + unreadable.getMessage());
        }
      }
    }
    return problems;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1).replace("'", "''"));
      }
    }
    return tables;
  }

  private static List<String> problems(Statement statement, String check, String table)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("PRAGMA " + check + "('" + table + "')")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          problems.add(rows.getString(1));
        }
      }
    }
    return problems;
  }

  private static DamagedException damaged(String table, List<String> problems) {
    return new DamagedException(
        "The metadata is damaged (table %s: %s). Restore a backup."
            .formatted(table, problems.getFirst()));
  }

  private static final class Cancel extends TimerTask {
    private final Statement statement;

    Cancel(Statement statement) {
      this.statement = statement;
    }

    @Override
    public void run() {
      try {
        statement.cancel();
      } catch (SQLException alreadyClosed) {
        // The check came to its end at the same moment.
      }
    }
  }
}
