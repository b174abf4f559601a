package dev.strongroom.testing;

import dev.strongroom.http.Limits;
import dev.strongroom.http.Listener;
import dev.strongroom.http.Listeners;
import dev.strongroom.http.Place;
import dev.strongroom.http.TrustedProxies;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** A server for tests behind a real socket of the loopback, for clients that need one. */
public record ListeningServer(Listeners listeners) implements AutoCloseable {
  private static final String NAME = "api";

  /** Starts to listen. */
  public static ListeningServer of(TestServer server) throws IOException {
    Listeners listeners =
        new Listeners(
            List.of(Listener.plain(NAME, new Place.Network("127.0.0.1", 0), server::reply)),
            Limits.standard(),
            TrustedProxies.NONE,
            new SecureRandom());
    listeners.start();
    return new ListeningServer(listeners);
  }

  /** Where it listens. */
  public int port() {
    return listeners.port(NAME);
  }

  @Override
  public void close() {
    listeners.close();
  }
}
