package dev.strongroom.http;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All listeners of this process. HTTP/1.1 and HTTP/2 on every one; answers are made on virtual
 * threads.
 */
public final class Listeners implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Listeners.class);
  private static final int PLATFORM_THREADS = 64;
  private static final int IDLE_THREAD_MILLIS = 60_000;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int LARGEST_BUFFER_BYTES = 128 * 1024;
  private static final long POOLED_BYTES = 32L * 1024 * 1024;

  private final Server server;
  private final Map<String, AbstractConnector> connectors = new LinkedHashMap<>();
  private final List<RenewedCertificate> certificates;

  /** Prepares listeners that nobody watches. */
  public Listeners(
      List<Listener> listeners, Limits limits, TrustedProxies proxies, RandomGenerator random)
      throws IOException {
    this(listeners, limits, proxies, random, Traffic.UNWATCHED);
  }

  /**
   * Prepares the listeners; nothing listens yet.
   *
   * @param proxies whose word on the caller's address is taken
   * @param random where request ids come from; used by many threads at once
   * @param traffic learns what passes
   * @throws IOException when a certificate or key cannot be read
   */
  public Listeners(
      List<Listener> listeners,
      Limits limits,
      TrustedProxies proxies,
      RandomGenerator random,
      Traffic traffic)
      throws IOException {
    this.server = new Server(threads(), new ScheduledExecutorScheduler("http-timer", true), pool());
    RequestIds ids = new RequestIds(random);
    ConnectorFactory factory = new ConnectorFactory(server, limits, BUFFER_BYTES);
    Dispatch dispatch = new Dispatch();
    for (Listener listener : listeners) {
      AbstractConnector connector = factory.connector(listener);
      if (connectors.put(listener.name(), connector) != null) {
        throw new IllegalArgumentException("two listeners are called " + listener.name());
      }
      dispatch.add(connector, listener);
      server.addConnector(connector);
    }
    CallHandler calls =
        new CallHandler(dispatch, new CallReader(proxies, limits), ids, limits, traffic);
    server.setHandler(new GracefulHandler(handler(calls)));
    server.setErrorHandler(new ErrorWriter(dispatch, ids, traffic));
    server.setStopTimeout(limits.stop().toMillis());
    ConnectionWatch watch = new ConnectionWatch(server, limits);
    server.addBean(new Repeated(server, Duration.ofSeconds(1), watch::look));
    certificates = factory.certificates();
    server.addBean(new Repeated(server, Duration.ofMinutes(1), this::renewCertificates));
  }

  /**
   * Listens.
   *
   * @throws IOException when an address is taken or not ours; nothing listens then
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (Exception problem) {
      close();
      throw problem instanceof IOException known
          ? known
          : new IOException("the listeners could not be started", problem);
    }
  }

  /** The port on which the listener with this name listens; only after {@link #start}. */
  public int port(String listener) {
    if (connectors.get(listener) instanceof NetworkConnector connector) {
      return connector.getLocalPort();
    }
    throw new IllegalArgumentException("no listener on the network is called " + listener);
  }

  /** Reads the certificates anew whose files changed; done once a minute without being asked. */
  void renewCertificates() {
    certificates.forEach(RenewedCertificate::renew);
  }

  /** Refuses new connections and requests, lets those in flight finish in time, then ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException cutOff) {
      LOGGER.warn("requests that did not finish in time were cut off");
    } catch (Exception problem) {
      LOGGER.warn("the listeners did not stop as they should", problem);
    }
  }

  private static Handler handler(CallHandler calls) {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        calls.handle(request, response, callback);
        return true;
      }
    };
  }

  private static QueuedThreadPool threads() {
    ThreadFactory virtual = Thread.ofVirtual().name("http-", 0).factory();
    // A queue of the JDK's: to size its own, Jetty would ask the platform's beans, which takes a
    // quarter of the time to start.
    QueuedThreadPool threads =
        new QueuedThreadPool(PLATFORM_THREADS, 4, IDLE_THREAD_MILLIS, new LinkedBlockingQueue<>());
    threads.setName("http-io");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(task -> virtual.newThread(task).start());
    return threads;
  }

  private static ArrayByteBufferPool pool() {
    return new ArrayByteBufferPool(
        0, 4096, LARGEST_BUFFER_BYTES, Integer.MAX_VALUE, POOLED_BYTES, POOLED_BYTES);
  }
}
