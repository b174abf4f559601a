package dev.strongroom.store.sql;

/** Numbers stored so that the greatest sorts first. */
final class Inverted {
  private Inverted() {}

  /** The stored form; its own inverse. Throws {@link IllegalArgumentException} for negatives. */
  static long of(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("timestamps and sequences are not negative: " + number);
    }
    return Long.MAX_VALUE - number;
  }
}
