package dev.strongroom.store;

/** There is no room left; nothing was changed. */
public final class StorageFullException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence for the operator. */
  public StorageFullException(String message) {
    super(message);
  }

  /** Makes one with a sentence for the operator and what lies behind it. */
  public StorageFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
