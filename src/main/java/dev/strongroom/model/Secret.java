package dev.strongroom.model;

import org.jspecify.annotations.Nullable;

/**
 * A secret on its one way to the person it is for. Prints as nothing; {@link #reveal} is called
 * where it is shown.
 */
public final class Secret {
  private final String value;

  /** Wraps the secret. */
  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
