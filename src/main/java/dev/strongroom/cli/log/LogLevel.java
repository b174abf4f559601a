package dev.strongroom.cli.log;

import ch.qos.logback.classic.Level;
import java.util.Locale;
import java.util.Optional;

/** How much is logged. */
public enum LogLevel {
  /** What needs somebody's attention. */
  ERROR(Level.ERROR),
  /** What may need it. */
  WARN(Level.WARN),
  /** What the server did. */
  INFO(Level.INFO),
  /** How it did it. */
  DEBUG(Level.DEBUG);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  /** Finds the level by its name in any case. */
  public static Optional<LogLevel> named(String name) {
    for (LogLevel known : values()) {
      if (known.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  Level level() {
    return level;
  }
}
