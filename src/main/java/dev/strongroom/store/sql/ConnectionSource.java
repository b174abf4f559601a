package dev.strongroom.store.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from; tests put faults in between. */
@FunctionalInterface
interface ConnectionSource {
  /** What a connection is for. */
  enum Role {
    /** The one that changes things. */
    WRITER,
    /** One of those that only read. */
    READER,
    /** The one that moves committed pages from the log into the database. */
    CHECKPOINTER,
    /** One that copies or checks everything, and is closed again. */
    UPKEEP
  }

  /** Opens a connection that is not in a transaction. */
  Connection open(Role role) throws SQLException;
}
