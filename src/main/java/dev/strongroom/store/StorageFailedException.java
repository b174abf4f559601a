package dev.strongroom.store;

/**
 * The storage failed: an input or output error, a lost sync, or a store that stopped taking writes
 * after one.
 */
public final class StorageFailedException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence for the operator. */
  public StorageFailedException(String message) {
    super(message);
  }

  /** Makes one with a sentence for the operator and what lies behind it. */
  public StorageFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
