package dev.strongroom.api;

import java.util.List;

/** A refusal that only one API knows, such as a wrong method or a token that is not good. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<Headers.Header> headers;

  /** Makes one with the API's status, code and text. */
  public Fault(int status, String code, String message, Headers.Header... headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = List.of(headers);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The API's code, such as {@code bad_auth_token}. */
  public String code() {
    return code;
  }

  /** Headers that the answer carries besides the usual ones. */
  public List<Headers.Header> headers() {
    return headers;
  }
}
