package dev.strongroom.api.s3.xml;

/** A body is not XML of the plain kind that this API takes, or there is too much of it. */
public final class MalformedXmlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence for the caller. */
  public MalformedXmlException(String message) {
    super(message, null, false, false);
  }
}
