package dev.strongroom.model;

/**
 * A value that breaks a rule of the field, such as a bucket name of two letters. The message is
 * meant for the caller who sent the value and never holds a secret.
 */
public final class IllegalValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence that the sender of the value can act on. */
  public IllegalValueException(String message) {
    super(message);
  }
}
