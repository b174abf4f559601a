package dev.strongroom.http;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import java.util.List;

/** How a listener words the refusals that it makes itself, before anybody knows the operation. */
@FunctionalInterface
public interface ErrorDress {
  /** B2's error object and headers (sheet 01 §7.1). */
  ErrorDress B2 =
      (status, code, message) ->
          new Reply(
              status,
              List.of(
                  new Header("Content-Type", "application/json;charset=utf-8"),
                  new Header("Cache-Control", "max-age=0, no-cache, no-store")),
              new Reply.Bytes(
                  JsonWriter.object(error ->
                      error.text("code", code).text("message", message).number("status", status))));

  /**
   * Makes the answer.
   *
   * @param status the HTTP status, from 400
   * @param code one of B2's codes
   * @param message a sentence that holds nothing of the request
   */
  Reply dress(int status, String code, String message);
}
