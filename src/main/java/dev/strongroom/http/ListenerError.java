package dev.strongroom.http;

import dev.strongroom.api.Reply;

/**
 * A refusal by the listener itself, with the code of sheet 01 §7.2 that is nearest.
 *
 * @param status the HTTP status
 * @param code B2's code
 * @param message what the caller reads; holds nothing of the request
 */
record ListenerError(int status, String code, String message) {
  /** The body did not arrive in time. */
  static final ListenerError BODY_TOO_SLOW =
      new ListenerError(408, "request_timeout", "The request body did not arrive in time");

  /** Somebody who answers failed. */
  static final ListenerError INTERNAL =
      new ListenerError(500, "internal_error", "Unexpected exception");

  /** The refusal for a status that Jetty chose. */
  static ListenerError of(int status) {
    return switch (status) {
      case 404 -> new ListenerError(status, "not_found", "Not found");
      case 405 -> new ListenerError(status, "method_not_allowed", "Method not allowed");
      case 408 -> BODY_TOO_SLOW;
      case 413 -> new ListenerError(status, "bad_request", "The request body is too large");
      case 414 -> new ListenerError(status, "bad_request", "The URL is too long");
      case 417 -> new ListenerError(status, "bad_request", "The expectation is not supported");
      case 426 -> new ListenerError(status, "bad_request", "The protocol is not supported here");
      case 431 -> new ListenerError(status, "bad_request", "The request headers are too large");
      case 503 -> new ListenerError(status, "service_unavailable", "The server is stopping");
      case 505 -> new ListenerError(status, "bad_request", "The HTTP version is not supported");
      default ->
          status < 500
              ? new ListenerError(status, "bad_request", "The request is malformed")
              : new ListenerError(status, INTERNAL.code, INTERNAL.message);
    };
  }

  /** The answer in a listener's dress. */
  Reply in(ErrorDress dress) {
    return dress.dress(status, code, message);
  }
}
