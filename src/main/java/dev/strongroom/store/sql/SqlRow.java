package dev.strongroom.store.sql;

import dev.strongroom.store.DamagedException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read column by column from the left. */
final class SqlRow {
  private final ResultSet results;
  private final RowChecksum checksum;
  private int column;

  SqlRow(ResultSet results, RowChecksum checksum) {
    this.results = results;
    this.checksum = checksum;
    checksum.begin();
  }

  /** The next column, a number. */
  long number() throws SQLException {
    long value = results.getLong(++column);
    checksum.number(value);
    return value;
  }

  /** The next column, a number or null. */
  @Nullable Long nullableNumber() throws SQLException {
    long value = results.getLong(++column);
    if (results.wasNull()) {
      checksum.nothing();
      return null;
    }
    checksum.number(value);
    return value;
  }

  /** The next column, text. */
  String text() throws SQLException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The next column, bytes. */
  byte[] bytes() throws SQLException {
    byte[] value = nullableBytes();
    if (value == null) {
      throw new DamagedException("a row of the metadata lacks a value");
    }
    return value;
  }

  /** The next column, bytes or null. */
  byte @Nullable [] nullableBytes() throws SQLException {
    byte[] value = results.getBytes(++column);
    if (value == null) {
      checksum.nothing();
      return null;
    }
    checksum.bytes(value);
    return value;
  }

  /** Compares the columns so far with the next one, their checksum. */
  void verify(String table) throws SQLException {
    int computed = checksum.value();
    if (results.getLong(++column) != computed) {
      throw new DamagedException("a row of " + table + " does not match its checksum");
    }
  }
}
