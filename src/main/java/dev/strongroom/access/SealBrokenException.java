package dev.strongroom.access;

/** A sealed value does not open: another key-encryption key, another owner, or damage. */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence that holds no secret. */
  public SealBrokenException(String message) {
    super(message);
  }
}
