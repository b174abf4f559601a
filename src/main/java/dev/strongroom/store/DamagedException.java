package dev.strongroom.store;

/** Stored bytes are missing or are not those that were stored; they are never handed out. */
public final class DamagedException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence for the operator. */
  public DamagedException(String message) {
    super(message);
  }

  /** Makes one with a sentence for the operator and what lies behind it. */
  public DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
