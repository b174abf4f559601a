package dev.strongroom.cli.dev;

import dev.strongroom.store.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of an emulator in memory: refusals go to standard error with their explanation,
 * because there is no file that {@code explain} could read them from. Changes are not told.
 */
final class ToldRefusals implements AuditLog {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.audit");

  @Override
  public void append(String line, boolean durable) {
    if (!durable) {
      LOGGER.info("{}", line);
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
