package dev.strongroom.store;

import dev.strongroom.model.AuditPosition;
import java.util.Optional;

/** The append-only file of what was changed and what was refused, one JSON object a line. */
public interface AuditLog extends AutoCloseable {
  /**
   * Appends a line.
   *
   * @param line JSON without a line break and without secrets
   * @param durable whether the line must survive a power cut before this returns
   * @throws StorageFailedException when it cannot be written
   */
  void append(String line, boolean durable);

  /**
   * Whether lines are still taken: false from a failed sync on, until it is opened again. A log
   * that never fails need not say anything.
   */
  default boolean takesLines() {
    return true;
  }

  /**
   * Opens what was written so far for reading back. A log that keeps nothing need not say anything.
   *
   * @param before only what stands before this place; empty to begin at the end
   * @param mostBytes how much may be read, at least one line
   * @throws StorageFailedException when it cannot be read
   */
  default AuditBacklog back(Optional<AuditPosition> before, long mostBytes) {
    return AuditBacklog.NONE;
  }

  @Override
  void close();
}
