package dev.strongroom.http;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/** What a connection is doing, seen from outside and possibly a moment late. */
final class ConnectionState {
  private ConnectionState() {}

  /** Says whether its TLS handshake is still going on. */
  static boolean isNegotiating(EndPoint endPoint) {
    return endPoint.isOpen() && innermost(endPoint) instanceof NegotiatingServerConnection;
  }

  /** When the headers began that are not complete yet, by Jetty's clock; 0 when there are none. */
  static long headerBegunNanos(EndPoint endPoint) {
    if (innermost(endPoint) instanceof HttpConnection http) {
      HttpParser parser = http.getParser();
      return !parser.isStart() && parser.inHeaderState() ? parser.getBeginNanoTime() : 0;
    }
    return 0;
  }

  /** Says whether no request is being received or answered. */
  static boolean isBetweenRequests(EndPoint endPoint) {
    return switch (innermost(endPoint)) {
      case HttpConnection http -> http.getParser().inHeaderState();
      case HTTP2Connection http2 -> http2.getSession().getStreams().isEmpty();
      case null, default -> true;
    };
  }

  /** For how long no byte came or went. */
  static long silentMillis(EndPoint endPoint) {
    return endPoint instanceof IdleTimeout watched ? watched.getIdleFor() : 0;
  }

  private static @Nullable Connection innermost(EndPoint endPoint) {
    Connection connection = endPoint.getConnection();
    return connection instanceof SslConnection encrypted
        ? encrypted.getSslEndPoint().getConnection()
        : connection;
  }
}
