package dev.strongroom.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.NanoTime;

/**
 * Looks at all connections now and then, so that the requests themselves pay nothing.
 *
 * <p>Closes those whose request line and headers, or whose TLS handshake, take too long as a whole:
 * the idle timeout alone never ends a caller who sends a byte now and then. When there are more
 * connections than there may be, closes those that have been silent longest between two requests.
 */
final class ConnectionWatch {
  private final Server server;
  private final Limits limits;

  /** When each handshake that goes on was first seen. Used by one thread at a time. */
  private final Map<EndPoint, Long> handshakes = new ConcurrentHashMap<>();

  ConnectionWatch(Server server, Limits limits) {
    this.server = server;
    this.limits = limits;
  }

  /** Looks once. */
  void look() {
    List<EndPoint> all = new ArrayList<>();
    for (Connector connector : server.getConnectors()) {
      all.addAll(connector.getConnectedEndPoints());
    }
    for (EndPoint endPoint : all) {
      if (isLate(endPoint)) {
        endPoint.close(new TimeoutException("the request headers took too long"));
      }
    }
    handshakes.keySet().removeIf(endPoint -> !ConnectionState.isNegotiating(endPoint));
    thinOut(all);
  }

  private boolean isLate(EndPoint endPoint) {
    long begunNanos =
        ConnectionState.isNegotiating(endPoint)
            ? handshakes.computeIfAbsent(endPoint, _ -> NanoTime.now())
            : ConnectionState.headerBegunNanos(endPoint);
    return begunNanos != 0 && NanoTime.since(begunNanos) > limits.wholeHeader().toNanos();
  }

  private void thinOut(List<EndPoint> all) {
    int excess = all.size() - limits.connections();
    if (excess > 0) {
      all.stream()
          .filter(ConnectionState::isBetweenRequests)
          .sorted(Comparator.comparingLong(ConnectionState::silentMillis).reversed())
          .limit(excess)
          .forEach(EndPoint::close);
    }
  }
}
