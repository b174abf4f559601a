package dev.strongroom.store.sql;

import java.util.concurrent.atomic.AtomicLong;

/** What the writer keeps between transactions: sequence numbers and the access epoch. */
final class WriterState implements WriteScope {
  private static final long SEQUENCES_AHEAD = 65_536;
  private static final String FIND = "SELECT ceiling FROM counters WHERE counter_name = ?";
  private static final String PUT =
      "INSERT INTO counters (counter_name, ceiling) VALUES (?, ?)"
          + " ON CONFLICT (counter_name) DO UPDATE SET ceiling = excluded.ceiling";
  private static final String SEQUENCE = "file_version_sequence";

  private final AtomicLong accessEpoch = new AtomicLong(1);
  private long nextSequence;
  private long storedCeiling;
  private long newCeiling;
  private boolean accessChanged;

  /** Reads where the numbers of the last run may have ended. */
  void load(SqlSession session) {
    storedCeiling = session.query(FIND).text(SEQUENCE).one(SqlRow::number).orElse(1L);
    nextSequence = storedCeiling;
    newCeiling = storedCeiling;
  }

  @Override
  public long takeSequence() {
    return nextSequence++;
  }

  @Override
  public void accessChanged() {
    accessChanged = true;
  }

  /** Says whether an account, key or bucket was changed since the last call. */
  boolean takeAccessChanged() {
    boolean changed = accessChanged;
    accessChanged = false;
    return changed;
  }

  /**
   * Writes, in the transaction that is about to commit, a ceiling above every number given so far;
   * seldom, because it is written far ahead.
   */
  void store(SqlSession session) {
    newCeiling = storedCeiling;
    if (nextSequence > storedCeiling) {
      newCeiling = nextSequence + SEQUENCES_AHEAD;
      session.update(PUT).text(SEQUENCE).number(newCeiling).run();
    }
  }

  /** The transaction was committed. */
  void committed(boolean withAccessChange) {
    storedCeiling = newCeiling;
    if (withAccessChange) {
      accessEpoch.incrementAndGet();
    }
  }

  long accessEpoch() {
    return accessEpoch.get();
  }
}
