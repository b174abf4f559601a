package dev.strongroom.store;

import dev.strongroom.model.AuditPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads lines in memory back. The place of a line is its number from the first one ever. */
final class MemoryBacklog implements AuditBacklog {
  private final List<String> lines;
  private final long forgotten;
  private int end;

  MemoryBacklog(List<String> lines, long forgotten, int end) {
    this.lines = lines;
    this.forgotten = forgotten;
    this.end = end;
  }

  @Override
  public void skipWhile(Predicate<String> isTooNew) {
    while (end > 0 && isTooNew.test(lines.get(end - 1))) {
      end--;
    }
  }

  @Override
  public Optional<String> next(String text) {
    while (end > 0) {
      end--;
      if (lines.get(end).contains(text)) {
        return Optional.of(lines.get(end));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<AuditPosition> rest() {
    return end == 0 ? Optional.empty() : Optional.of(new AuditPosition(1, forgotten + end));
  }

  @Override
  public boolean leavesOut() {
    return false;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
