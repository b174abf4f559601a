package dev.strongroom.store;

/** A unique value is taken already; the transaction can go on. */
public final class DuplicateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says what is taken. */
  public DuplicateException(String message) {
    super(message);
  }
}
