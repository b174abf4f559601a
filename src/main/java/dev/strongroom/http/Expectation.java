package dev.strongroom.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/** What a caller expects before it sends its body. */
final class Expectation {
  private Expectation() {}

  /** Says whether the caller waits for a 100 before it sends the body. */
  static boolean isContinue(Request request) {
    return request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
        && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }
}
