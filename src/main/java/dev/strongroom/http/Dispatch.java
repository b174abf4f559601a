package dev.strongroom.http;

import java.util.IdentityHashMap;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;

/** Finds the listener by which a request came. Filled before the server starts. */
final class Dispatch {
  private final IdentityHashMap<Connector, Listener> listeners = new IdentityHashMap<>();

  void add(Connector connector, Listener listener) {
    listeners.put(connector, listener);
  }

  Listener listener(Request request) {
    Listener listener = listeners.get(request.getConnectionMetaData().getConnector());
    if (listener == null) {
      throw new IllegalStateException("a request by an unknown listener");
    }
    return listener;
  }
}
