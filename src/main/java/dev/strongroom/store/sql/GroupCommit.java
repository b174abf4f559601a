package dev.strongroom.store.sql;

import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs queued transactions on the one writing connection and makes them durable together: each in a
 * savepoint, all in one commit and so one sync. When the storage disturbs a group, everything is
 * undone and each transaction is run again alone, so that it gets an answer of its own.
 *
 * <p>Used by the writer's thread only, but for {@link #isInDoubt}. After a failure that leaves in
 * doubt what is on the disk, it takes no more work: what the system holds in memory need not be
 * what it holds on the disk.
 */
final class GroupCommit {
  private static final String BEGIN = "BEGIN IMMEDIATE";
  private static final String COMMIT = "COMMIT";

  private final SqlSession session;
  private final Tables tables;
  private final WriterState state;
  private final Reserve reserve;
  private volatile @Nullable StorageFailedException inDoubt;

  GroupCommit(SqlSession session, WriterState state, Reserve reserve) {
    this.session = session;
    this.tables = SqlTables.over(session);
    this.state = state;
    this.reserve = reserve;
  }

  /** Runs the tasks and tells every caller the outcome. Never throws. */
  void run(List<WriteTask<?>> group) {
    session.lend();
    try {
      List<WriteTask<?>> admitted = admitted(group);
      if (admitted.size() < 2 || !together(admitted)) {
        admitted.forEach(this::alone);
      }
    } catch (Throwable unexpected) {
      doubt("The metadata writer failed", unexpected);
      group.forEach(task -> task.fail(unexpected));
    } finally {
      session.takeBack();
    }
  }

  /** Whether no more work is taken; for any thread. */
  boolean isInDoubt() {
    return inDoubt != null;
  }

  private List<WriteTask<?>> admitted(List<WriteTask<?>> group) {
    List<WriteTask<?>> admitted = new ArrayList<>(group.size());
    boolean reserveIsWhole = reserve.isWhole();
    StorageFailedException earlier = inDoubt;
    for (WriteTask<?> task : group) {
      if (earlier != null) {
        task.fail(refusal(earlier));
      } else if (!reserveIsWhole && !task.isPrivileged()) {
        task.fail(new StorageFullException("The storage is full: only deletions are taken."));
      } else {
        admitted.add(task);
      }
    }
    return admitted;
  }

  /** Commits all tasks as one; false when everything was undone and each must be tried alone. */
  private boolean together(List<WriteTask<?>> tasks) {
    boolean accessChanged = false;
    try {
      begin();
      for (WriteTask<?> task : tasks) {
        session.control("SAVEPOINT task");
        boolean succeeded = task.attempt(tables);
        if (session.failure() != null) {
          rollback();
          return false;
        }
        boolean taskChangedAccess = state.takeAccessChanged();
        if (succeeded) {
          accessChanged |= taskChangedAccess;
        } else {
          session.control("ROLLBACK TO task");
        }
        session.control("RELEASE task");
      }
      commit(accessChanged);
    } catch (SQLException failure) {
      rollback();
      if (!SqlFailures.isBusy(failure)) {
        return false;
      }
      // Somebody else holds the database. Each alone would wait as long again.
      tasks.forEach(task -> task.fail(SqlFailures.translate(failure)));
      return true;
    } catch (RuntimeException undone) {
      rollback();
      return false;
    }
    tasks.forEach(WriteTask::finish);
    return true;
  }

  private void alone(WriteTask<?> task) {
    StorageFailedException earlier = inDoubt;
    if (earlier != null) {
      task.fail(refusal(earlier));
      return;
    }
    RuntimeException failure = attemptAlone(task);
    while (failure instanceof StorageFullException && task.isPrivileged() && reserve.giveUp()) {
      failure = attemptAlone(task);
    }
    if (failure == null) {
      task.finish();
    } else {
      task.fail(failure);
    }
  }

  /** Null when the task can be told the outcome of its work; else what the storage did to it. */
  private @Nullable RuntimeException attemptAlone(WriteTask<?> task) {
    session.lend();
    try {
      begin();
      boolean succeeded = task.attempt(tables);
      boolean accessChanged = state.takeAccessChanged();
      RuntimeException failure = session.failure();
      if (failure != null || !succeeded) {
        rollback();
        return failure;
      }
      commit(accessChanged);
      return null;
    } catch (SQLException failure) {
      rollback();
      return SqlFailures.translate(failure);
    } catch (RuntimeException failure) {
      rollback();
      return failure;
    }
  }

  private void begin() throws SQLException {
    state.takeAccessChanged();
    session.control(BEGIN);
  }

  private void commit(boolean accessChanged) throws SQLException {
    state.store(session);
    try {
      session.control(COMMIT);
    } catch (SQLException failure) {
      if (!SqlFailures.leavesNoDoubt(failure)) {
        doubt("A commit to the metadata failed", failure);
      }
      throw failure;
    }
    state.committed(accessChanged);
  }

  private void rollback() {
    try {
      session.control("ROLLBACK");
    } catch (SQLException alreadyUndone) {
      // SQLite undoes some failures by itself. If this one was real, the next BEGIN fails.
    }
    session.lend();
  }

  private void doubt(String what, Throwable cause) {
    if (inDoubt == null) {
      inDoubt =
          new StorageFailedException(
              what + "; no more changes are taken until the server is started again.", cause);
    }
  }

  private static StorageFailedException refusal(StorageFailedException inDoubt) {
    return new StorageFailedException(
        "The metadata takes no changes since an earlier failure: " + inDoubt.getMessage(), inDoubt);
  }
}
