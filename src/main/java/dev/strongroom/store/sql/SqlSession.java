package dev.strongroom.store.sql;

import dev.strongroom.store.DuplicateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements, lent to one thread at a time. Nothing runs on it while
 * it is not lent, so tables that outlive their work are harmless.
 */
final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final @Nullable WriteScope writeScope;
  private final Map<String, SqlStatement> statements = new HashMap<>();
  private final Map<String, PreparedStatement> controls = new HashMap<>();
  private @Nullable Thread borrower;
  private @Nullable RuntimeException failure;

  /**
   * Takes over a connection.
   *
   * @param writeScope what only the writer can do; null on a connection that only reads
   */
  SqlSession(Connection connection, @Nullable WriteScope writeScope) {
    this.connection = connection;
    this.writeScope = writeScope;
  }

  /** Lends the session to the current thread and forgets earlier failures. */
  void lend() {
    borrower = Thread.currentThread();
    failure = null;
  }

  /** Ends the loan. */
  void takeBack() {
    borrower = null;
  }

  /**
   * The failure, other than a duplicate, that some statement met since the session was lent; null
   * when there was none. The database may have undone everything by itself then, so work that
   * swallowed it must not be committed.
   */
  @Nullable RuntimeException failure() {
    return failure;
  }

  /** A statement that asks. */
  SqlStatement query(String sql) {
    if (!Thread.currentThread().equals(borrower)) {
      throw new IllegalStateException("tables are used outside the work they were given to");
    }
    if (failure != null) {
      throw failure;
    }
    SqlStatement known = statements.get(sql);
    return (known != null ? known : prepare(sql)).begin();
  }

  /** A statement that changes something; refused on a connection that only reads. */
  SqlStatement update(String sql) {
    writeScope();
    return query(sql);
  }

  /** What only the writer can do; throws {@link IllegalStateException} inside a read. */
  WriteScope writeScope() {
    if (writeScope == null) {
      throw new IllegalStateException("this work may only read");
    }
    return writeScope;
  }

  /**
   * Notes a failed statement and gives back what to throw. The driver closes statements on some
   * failures, so the statement is prepared anew the next time.
   */
  RuntimeException failed(String sql, SQLException cause) {
    RuntimeException translated = SqlFailures.translate(cause);
    if (!(translated instanceof DuplicateException)) {
      statements.remove(sql);
      failure = translated;
    }
    return translated;
  }

  /** Begins, ends or undoes something: BEGIN, COMMIT, SAVEPOINT and their like. */
  void control(String sql) throws SQLException {
    PreparedStatement known = controls.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      controls.put(sql, known);
    }
    try {
      known.executeUpdate();
    } catch (SQLException failed) {
      controls.remove(sql);
      throw failed;
    }
  }

  /**
   * Moves what the log holds into the database; says whether nothing is left in the log. What could
   * not be moved stays there for the next time.
   */
  boolean emptyLog() {
    try (PreparedStatement checkpoint =
            connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)");
        ResultSet row = checkpoint.executeQuery()) {
      return row.getInt(1) == 0;
    } catch (SQLException failure) {
      return false;
    }
  }

  private SqlStatement prepare(String sql) {
    try {
      SqlStatement prepared = new SqlStatement(this, sql, connection.prepareStatement(sql));
      statements.put(sql, prepared);
      return prepared;
    } catch (SQLException cause) {
      throw failed(sql, cause);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
