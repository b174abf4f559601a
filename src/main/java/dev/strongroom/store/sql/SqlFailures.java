package dev.strongroom.store.sql;

import dev.strongroom.store.DamagedException;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean to the callers of the store. */
final class SqlFailures {
  private static final int BUSY = 5;
  private static final int INTERRUPTED = 9;
  private static final int FULL = 13;
  private static final int CORRUPT = 11;
  private static final int NOT_A_DATABASE = 26;
  private static final int UNIQUE = 2067;
  private static final int PRIMARY_KEY = 1555;

  private SqlFailures() {}

  /** The exception of the port that says the same. */
  static RuntimeException translate(SQLException failure) {
    int code = code(failure);
    if (code == UNIQUE || code == PRIMARY_KEY) {
      return new DuplicateException("a unique value is taken");
    }
    return switch (code & 0xff) {
      case FULL -> new StorageFullException("no room is left for metadata", failure);
      case CORRUPT, NOT_A_DATABASE ->
          new DamagedException("the metadata is damaged: " + failure.getMessage(), failure);
      default ->
          new StorageFailedException("the metadata failed: " + failure.getMessage(), failure);
    };
  }

  /** Says whether somebody else holds the database's lock; nothing was changed. */
  static boolean isBusy(SQLException failure) {
    return (code(failure) & 0xff) == BUSY;
  }

  /** Says whether the statement was cancelled. */
  static boolean isInterrupted(SQLException failure) {
    return (code(failure) & 0xff) == INTERRUPTED;
  }

  /** Says whether a commit that failed so has certainly changed nothing. */
  static boolean leavesNoDoubt(SQLException failure) {
    return (code(failure) & 0xff) == FULL || isBusy(failure);
  }

  private static int code(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? sqlite.getResultCode().code
        : failure.getErrorCode();
  }
}
