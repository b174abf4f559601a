package dev.strongroom.store.sql;

/** What only the connection that writes can do. */
interface WriteScope {
  /** The next sequence number of a file version. */
  long takeSequence();

  /** Notes that an account, key or bucket was changed. */
  void accessChanged();
}
