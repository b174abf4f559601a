package dev.strongroom.store.sql;

import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings a metadata file to the newest schema. Migrations are SQL resources in {@code sqlite/},
 * numbered by their place in {@link #NAMES}; what was released never changes. Table {@code
 * schema_version} says which ones were applied, with their checksums.
 */
final class Migrations {
  private static final List<String> NAMES =
      List.of(
          "0001-first-tables",
          "0002-checksums",
          "0003-groups",
          "0004-console-sessions",
          "0005-totals",
          "0006-partners",
          "0007-second-factors",
          "0008-uploads-by-name",
          "0009-usage",
          "0010-managing",
          "0011-joining");

  private Migrations() {}

  /** The schema that this program makes and understands. */
  static int newest() {
    return NAMES.size();
  }

  /** Applies what is missing, each migration in a transaction of its own. */
  static void apply(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS schema_version"
              + " (version INTEGER NOT NULL PRIMARY KEY, checksum TEXT NOT NULL)");
      List<String> applied = applied(statement);
      if (applied.size() > newest()) {
        throw SqliteHeader.newer(file, applied.size(), newest());
      }
      for (int index = 0; index < newest(); index++) {
        String script = script(NAMES.get(index));
        if (index >= applied.size()) {
          run(connection, statement, index + 1, script);
        } else if (!applied.get(index).equals(checksum(script))) {
          throw new CannotOpenException(
              "The metadata file %s was made with another migration %s than this program has."
                  .formatted(file, NAMES.get(index)));
        }
      }
    }
  }

  private static List<String> applied(Statement statement) throws SQLException {
    List<String> checksums = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT version, checksum FROM schema_version ORDER BY version")) {
      while (rows.next()) {
        checksums.add(rows.getString(2));
        if (rows.getInt(1) != checksums.size()) {
          throw new DamagedException("The metadata's list of migrations has a gap.");
        }
      }
    }
    return checksums;
  }

  private static void run(Connection connection, Statement statement, int version, String script)
      throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    for (String part : script.replaceAll("(?m)^--.*$", "").split(";")) {
      if (!part.isBlank()) {
        statement.execute(part);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO schema_version (version, checksum) VALUES (?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, checksum(script));
      insert.executeUpdate();
    }
    statement.execute("PRAGMA user_version = " + version);
    statement.execute("COMMIT");
  }

  private static String script(String name) {
    String resource = "sqlite/" + name + ".sql";
    try (InputStream stream = Migrations.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String checksum(String script) {
    try {
      byte[] text = script.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
