package dev.strongroom.http;

/** The listener refuses a request itself, with this status. */
final class UnacceptableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  UnacceptableException(int status) {
    super("status " + status, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
