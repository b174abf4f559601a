package dev.strongroom.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request line and headers, or whose TLS handshake, take too long as a
 * whole: the idle timeout alone never ends a caller who sends a byte now and then. Looks at all
 * connections once a second, so that the requests themselves pay nothing.
 */
final class HeaderDeadline extends AbstractLifeCycle {
  private final Server server;
  private final Duration limit;

  /** When each handshake that goes on was first seen. Used by one thread at a time. */
  private final Map<EndPoint, Long> handshakes = new ConcurrentHashMap<>();

  private volatile Scheduler.@Nullable Task next;

  HeaderDeadline(Server server, Duration limit) {
    this.server = server;
    this.limit = limit;
  }

  @Override
  protected void doStart() {
    look();
  }

  @Override
  protected void doStop() {
    Scheduler.Task task = next;
    if (task != null) {
      task.cancel();
    }
  }

  private void look() {
    for (Connector connector : server.getConnectors()) {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        if (isLate(endPoint)) {
          endPoint.close(new TimeoutException("the request headers took too long"));
        }
      }
    }
    handshakes.keySet().removeIf(endPoint -> !endPoint.isOpen() || !isNegotiating(endPoint));
    if (isRunning()) {
      next = server.getScheduler().schedule(this::look, 1, TimeUnit.SECONDS);
    }
  }

  private boolean isLate(EndPoint endPoint) {
    if (isNegotiating(endPoint)) {
      return isOver(handshakes.computeIfAbsent(endPoint, _ -> NanoTime.now()));
    }
    if (innermost(endPoint) instanceof HttpConnection http) {
      HttpParser parser = http.getParser();
      long begun = parser.getBeginNanoTime();
      return begun != 0 && !parser.isStart() && parser.inHeaderState() && isOver(begun);
    }
    return false;
  }

  private boolean isOver(long begunNanos) {
    return NanoTime.since(begunNanos) > limit.toNanos();
  }

  private static boolean isNegotiating(EndPoint endPoint) {
    return innermost(endPoint) instanceof NegotiatingServerConnection;
  }

  private static @Nullable Connection innermost(EndPoint endPoint) {
    Connection connection = endPoint.getConnection();
    return connection instanceof SslConnection encrypted
        ? encrypted.getSslEndPoint().getConnection()
        : connection;
  }
}
