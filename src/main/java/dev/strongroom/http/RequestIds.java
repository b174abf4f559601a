package dev.strongroom.http;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.Request;

/**
 * Gives every request an id of 16 hexadecimal digits, which its answer carries and the logs know.
 */
final class RequestIds {
  /** The header of every answer that holds the id. */
  static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "dev.strongroom.request-id";
  private static final HexFormat HEXADECIMAL = HexFormat.of();

  private final RandomGenerator random;

  RequestIds(RandomGenerator random) {
    this.random = random;
  }

  /** The request's id; made at the first time of asking. */
  String id(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String made = HEXADECIMAL.toHexDigits(random.nextLong());
    request.setAttribute(ATTRIBUTE, made);
    return made;
  }
}
