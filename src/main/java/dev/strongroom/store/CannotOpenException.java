package dev.strongroom.store;

/** What is stored must not be used by this program as it is; nothing was changed. */
public final class CannotOpenException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence that tells the operator why, and what to do. */
  public CannotOpenException(String message) {
    super(message);
  }

  /** Makes one with a sentence for the operator and what lies behind it. */
  public CannotOpenException(String message, Throwable cause) {
    super(message, cause);
  }
}
