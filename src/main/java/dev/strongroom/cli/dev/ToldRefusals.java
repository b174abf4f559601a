package dev.strongroom.cli.dev;

import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.AuditLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of an emulator in memory: refusals go to standard error with their explanation,
 * because there is no file that {@code explain} could read them from. The last lines are kept for
 * the console.
 */
final class ToldRefusals implements AuditLog {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.audit");
  private static final int MOST_KEPT = 10_000;

  private final Deque<String> kept = new ArrayDeque<>();
  private long forgotten;

  @Override
  public void append(String line, boolean durable) {
    if (!durable) {
      LOGGER.info("{}", line);
    }
    keep(line);
  }

  private synchronized void keep(String line) {
    kept.addLast(line);
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
      forgotten++;
    }
  }

  @Override
  public synchronized AuditBacklog back(Optional<AuditPosition> before, long mostBytes) {
    return AuditBacklog.of(new ArrayList<>(kept), forgotten, before);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
