package dev.strongroom.model;

import java.util.OptionalLong;

/**
 * How much a member or a whole Group may hold; an extension (sheet 03 §14).
 *
 * @param bytes in stored versions and in parts of unfinished files; empty for any number
 * @param buckets empty for any number
 */
public record Quota(OptionalLong bytes, OptionalLong buckets) {
  /** No bound. */
  public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

  /** Checks that no number is negative; throws {@link IllegalValueException}. */
  public Quota {
    if (bytes.orElse(0) < 0 || buckets.orElse(0) < 0) {
      throw new IllegalValueException("a quota must not be negative");
    }
  }

  /** Whether it bounds anything. */
  public boolean isBound() {
    return bytes.isPresent() || buckets.isPresent();
  }
}
