package dev.strongroom.api.json;

/** The text is not the JSON object that it should be. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence for the sender. */
  public MalformedJsonException(String message) {
    super(message, null, false, false);
  }
}
