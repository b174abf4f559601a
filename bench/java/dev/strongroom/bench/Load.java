package dev.strongroom.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Load on one server by a number of connections for a time. With a rate it is an open loop:
 * requests are due at fixed times, and a latency counts from when its request was due, so that a
 * stall is seen by all that it held up.
 *
 * @param connections how many
 * @param seconds for how long
 * @param ratePerSecond requests due per second over all connections; 0 for as fast as answers come
 */
record Load(int connections, double seconds, double ratePerSecond) {

  /** One exchange on a connection; made once for each connection. */
  @FunctionalInterface
  interface Exchange {
    /** Sends and receives; gives back the number of bytes that matter. */
    long run() throws IOException;
  }

  /** Prepares a connection for its exchanges. */
  @FunctionalInterface
  interface Preparation {
    /** Makes the exchange. */
    Exchange on(Connection connection, int number) throws IOException;
  }

  /**
   * What was seen.
   *
   * @param cpuSeconds what the server's processes used meanwhile
   * @param latencyMicros of every exchange
   */
  record Result(
      long exchanges, long bytes, double seconds, double cpuSeconds, Histogram latencyMicros) {
    /** Loads of the same kind as one. */
    static Result sum(List<Result> results) {
      Histogram all = new Histogram(3);
      results.forEach(result -> all.add(result.latencyMicros()));
      return new Result(
          results.stream().mapToLong(Result::exchanges).sum(),
          results.stream().mapToLong(Result::bytes).sum(),
          results.stream().mapToDouble(Result::seconds).sum(),
          results.stream().mapToDouble(Result::cpuSeconds).sum(),
          all);
    }

    double perSecond() {
      return exchanges / seconds;
    }

    double cpuMicrosEach() {
      return cpuSeconds * 1e6 / exchanges;
    }

    double gigabytesPerSecond() {
      return bytes / seconds / 1e9;
    }

    double cpuSecondsPerGigabyte() {
      return cpuSeconds / (bytes / 1e9);
    }
  }

  Result on(Peer peer, Preparation preparation) throws IOException, InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    AtomicLong exchanges = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    List<Connection> open = new ArrayList<>();
    List<Exchange> prepared = new ArrayList<>();
    for (int number = 0; number < connections; number++) {
      Connection connection = new Connection(peer.port());
      open.add(connection);
      prepared.add(preparation.on(connection, number));
    }
    double cpuBefore = ProcessCpu.seconds(peer.pids());
    long beganNanos = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < connections; number++) {
        Exchange exchange = prepared.get(number);
        int offset = number;
        running.add(
            threads.submit(() -> {
              drive(exchange, offset, beganNanos, latencies, exchanges, bytes);
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
    double took = (System.nanoTime() - beganNanos) / 1e9;
    double cpu = ProcessCpu.seconds(peer.pids()) - cpuBefore;
    for (Connection connection : open) {
      connection.close();
    }
    return new Result(exchanges.get(), bytes.get(), took, cpu, latencies);
  }

  private void drive(
      Exchange exchange,
      int offset,
      long beganNanos,
      Histogram latencies,
      AtomicLong exchanges,
      AtomicLong bytes)
      throws IOException, InterruptedException {
    long endNanos = beganNanos + (long) (seconds * 1e9);
    long everyNanos = ratePerSecond > 0 ? (long) (1e9 * connections / ratePerSecond) : 0;
    long dueNanos = beganNanos + (ratePerSecond > 0 ? everyNanos * offset / connections : 0);
    while (true) {
      long startNanos = System.nanoTime();
      if (ratePerSecond > 0) {
        while (startNanos < dueNanos) {
          Thread.sleep(0, (int) Math.min(999_999, Math.max(1, dueNanos - startNanos)));
          startNanos = System.nanoTime();
        }
        startNanos = dueNanos;
        dueNanos += everyNanos;
      }
      if (startNanos >= endNanos) {
        return;
      }
      bytes.addAndGet(exchange.run());
      exchanges.incrementAndGet();
      latencies.recordValue(Math.max(1, (System.nanoTime() - startNanos) / 1000));
    }
  }
}
