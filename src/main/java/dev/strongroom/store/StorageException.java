package dev.strongroom.store;

/** The storage could not do what was asked; never the caller's fault. */
public abstract sealed class StorageException extends RuntimeException
    permits CannotOpenException, DamagedException, StorageFailedException, StorageFullException {
  private static final long serialVersionUID = 1L;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  StorageException(String message) {
    super(message);
  }
}
