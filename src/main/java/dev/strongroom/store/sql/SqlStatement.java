package dev.strongroom.store.sql;

import dev.strongroom.store.DamagedException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement that is kept with its connection. Values are bound from the left. */
final class SqlStatement {
  /** Makes a value of a row. */
  @FunctionalInterface
  interface Decoder<T> {
    /** Reads the row's columns from the left. */
    T decode(SqlRow row) throws SQLException;
  }

  private final SqlSession session;
  private final String sql;
  private final PreparedStatement statement;
  private final RowChecksum checksum = new RowChecksum();
  private int parameter;

  SqlStatement(SqlSession session, String sql, PreparedStatement statement) {
    this.session = session;
    this.sql = sql;
    this.statement = statement;
  }

  /** Begins anew with the first value. */
  SqlStatement begin() {
    parameter = 0;
    checksum.begin();
    return this;
  }

  /** Binds a number. */
  SqlStatement number(long value) {
    try {
      statement.setLong(++parameter, value);
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    }
    checksum.number(value);
    return this;
  }

  /** Binds a number or null. */
  SqlStatement nullableNumber(@Nullable Long value) {
    return value == null ? nothing() : number(value);
  }

  /** Binds text. */
  SqlStatement text(String value) {
    try {
      statement.setString(++parameter, value);
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    }
    checksum.bytes(value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Binds bytes. */
  SqlStatement bytes(byte[] value) {
    try {
      statement.setBytes(++parameter, value);
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    }
    checksum.bytes(value);
    return this;
  }

  /** Binds bytes or null. */
  SqlStatement nullableBytes(byte @Nullable [] value) {
    return value == null ? nothing() : bytes(value);
  }

  /** Binds the checksum of everything bound so far. */
  SqlStatement checksum() {
    return number(checksum.value());
  }

  /** Runs a change; gives back how many rows it concerned. */
  int run() {
    try {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    }
  }

  /** Runs a question that has at most one answer. */
  <T> Optional<T> one(Decoder<T> decoder) {
    try (ResultSet results = statement.executeQuery()) {
      return results.next()
          ? Optional.of(decoder.decode(new SqlRow(results, checksum)))
          : Optional.empty();
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    } catch (IllegalArgumentException unreadable) {
      throw new DamagedException("a row of the metadata cannot be understood", unreadable);
    }
  }

  /** Runs a question; gives back every answer in order. */
  <T> List<T> list(Decoder<T> decoder) {
    try (ResultSet results = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (results.next()) {
        values.add(decoder.decode(new SqlRow(results, checksum)));
      }
      return values;
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    } catch (IllegalArgumentException unreadable) {
      throw new DamagedException("a row of the metadata cannot be understood", unreadable);
    }
  }

  /** Runs a question; says whether there is any answer. */
  boolean exists() {
    return one(row -> true).isPresent();
  }

  private SqlStatement nothing() {
    try {
      statement.setNull(++parameter, java.sql.Types.NULL);
    } catch (SQLException failure) {
      throw session.failed(sql, failure);
    }
    checksum.nothing();
    return this;
  }
}
