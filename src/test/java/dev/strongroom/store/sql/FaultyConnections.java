package dev.strongroom.store.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections whose writer fails at one of its calls to the database. */
final class FaultyConnections implements ConnectionSource {
  /** What goes wrong. */
  enum Fault {
    /** The disk is full; the call does nothing. */
    FULL(SQLiteErrorCode.SQLITE_FULL, false),
    /** The disk fails; the call does nothing. */
    FAILED(SQLiteErrorCode.SQLITE_IOERR_WRITE, false),
    /** The call is done, but the sync fails: nobody knows what is on the disk. */
    DONE_AND_FAILED(SQLiteErrorCode.SQLITE_IOERR_FSYNC, true);

    private final SQLiteErrorCode code;
    private final boolean done;

    Fault(SQLiteErrorCode code, boolean done) {
      this.code = code;
      this.done = done;
    }
  }

  private final ConnectionSource real;
  private final Fault fault;
  private long callsUntilFault = Long.MAX_VALUE;
  private boolean happened;

  FaultyConnections(ConnectionSource real, Fault fault) {
    this.real = real;
    this.fault = fault;
  }

  /** Makes the n-th call from now on fail, counted from 1, and all others succeed. */
  synchronized void failAt(long call) {
    callsUntilFault = call;
  }

  /** Says whether the fault happened. */
  synchronized boolean happened() {
    return happened;
  }

  @Override
  public Connection open(Role role) throws SQLException {
    Connection connection = real.open(role);
    if (role != Role.WRITER) {
      return connection;
    }
    return wrap(
        Connection.class,
        connection,
        (method, result) ->
            method.equals("prepareStatement")
                ? wrap(PreparedStatement.class, (PreparedStatement) result, null)
                : result);
  }

  @FunctionalInterface
  private interface After {
    Object apply(String method, Object result);
  }

  private <T> T wrap(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean fails = after == null && method.getName().startsWith("execute") && isDue();
              try {
                Object result = fails && !fault.done ? null : method.invoke(target, arguments);
                if (fails) {
                  throw new SQLiteException("made to fail", fault.code);
                }
                return after == null ? result : after.apply(method.getName(), result);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private synchronized boolean isDue() {
    boolean due = --callsUntilFault == 0;
    happened |= due;
    return due;
  }
}
