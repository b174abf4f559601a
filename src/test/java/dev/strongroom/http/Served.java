package dev.strongroom.http;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Running listeners of which the first is plain, on the loopback. */
final class Served implements AutoCloseable {
  /** Sizes for tests, and time enough on the slowest machine. */
  static final Limits LIMITS =
      new Limits(
          64 * 1024,
          500,
          1000,
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          1024,
          Duration.ofMinutes(2));

  /** The same, with a second for headers and bodies, for tests that run into that. */
  static final Limits QUICK_LIMITS = limits(Duration.ofSeconds(1));

  /** How many calls reached the answerer. */
  final AtomicInteger calls = new AtomicInteger();

  private final Listeners listeners;

  Served(Answerer answerer) throws IOException {
    this(answerer, TrustedProxies.NONE, LIMITS);
  }

  /** Limits with so long for headers and for bodies. */
  static Limits limits(Duration patience) {
    return new Limits(
        64 * 1024,
        500,
        1000,
        Duration.ofMinutes(2),
        patience,
        patience,
        1024,
        Duration.ofMinutes(2));
  }

  /** Listens with {@link #QUICK_LIMITS}. */
  static Served quick(Answerer answerer) throws IOException {
    return new Served(answerer, TrustedProxies.NONE, QUICK_LIMITS);
  }

  Served(Answerer answerer, TrustedProxies proxies, Limits limits) throws IOException {
    Answerer counted =
        call -> {
          calls.incrementAndGet();
          return answerer.answer(call);
        };
    listeners =
        new Listeners(
            List.of(Listener.plain("api", new Place.Network("127.0.0.1", 0), counted)),
            limits,
            proxies,
            new SecureRandom());
    listeners.start();
  }

  int port() {
    return listeners.port("api");
  }

  RawClient connect() throws IOException {
    return RawClient.connect(port());
  }

  @Override
  public void close() {
    listeners.close();
  }
}
