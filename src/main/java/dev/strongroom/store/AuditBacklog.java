package dev.strongroom.store;

import dev.strongroom.model.AuditPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an audit log holds, read back from newer lines to older ones. Reads as much as it is asked
 * for, in small pieces, and stops when it has read as much as it may. For one thread at a time.
 */
public interface AuditBacklog extends AutoCloseable {
  /** That of a log that keeps nothing. */
  AuditBacklog NONE = of(List.of(), 0, Optional.empty());

  /**
   * That of lines in memory.
   *
   * @param lines oldest first
   * @param forgotten how many older ones there were
   */
  static AuditBacklog of(List<String> lines, long forgotten, Optional<AuditPosition> before) {
    long end = before.map(place -> place.offset() - forgotten).orElse((long) lines.size());
    return new MemoryBacklog(lines, forgotten, Math.clamp(end, 0, lines.size()));
  }

  /**
   * Goes back to before the lines that are too new, by halves: the lines are taken to be in the
   * order in which that ends.
   */
  void skipWhile(Predicate<String> isTooNew);

  /**
   * The next older line that holds the text; empty when there is none, or as much was read as may
   * be.
   *
   * @param text ASCII
   */
  Optional<String> next(String text);

  /** Where to go on from; empty when there is nothing older. */
  Optional<AuditPosition> rest();

  /** Whether older parts were met that cannot be read here because somebody packed them. */
  boolean leavesOut();

  @Override
  void close();
}
