package dev.strongroom.api;

import dev.strongroom.access.Rejection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal that only one API knows, such as a wrong method or a token that is not good. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<Headers.Header> headers;
  private final transient @Nullable Rejection rejection;

  /** Makes one with the API's status, code and text. */
  public Fault(int status, String code, String message, Headers.Header... headers) {
    this(status, code, message, List.of(headers), null);
  }

  private Fault(
      int status,
      String code,
      String message,
      List<Headers.Header> headers,
      @Nullable Rejection rejection) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.rejection = rejection;
  }

  /** The same for a credential that was not accepted; the reason goes to the audit log alone. */
  public Fault because(Rejection why) {
    String message = getMessage();
    return new Fault(status, code, message == null ? "" : message, headers, why);
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

  /** Why a credential was not accepted; empty when this is about something else. */
  public Optional<Rejection> rejection() {
    return Optional.ofNullable(rejection);
  }
}
