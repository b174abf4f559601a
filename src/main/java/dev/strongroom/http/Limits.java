package dev.strongroom.http;

import java.time.Duration;

/**
 * What a listener puts up with.
 *
 * @param headerBytes how long request line and headers may be together
 * @param headerFields how many headers a request may have
 * @param connections how many connections may stay, over all listeners; when there are more, those
 *     that were silent longest between two requests are closed
 * @param idleConnection how long a connection may be silent, also in the middle of an answer
 * @param wholeHeader how long request line and headers may take from their first byte to their last
 * @param stalledBody how long a body may be waited for; bytes that come give back as much time as
 *     they may take at {@code bytesPerSecond}
 * @param bytesPerSecond the slowest rate that is put up with
 * @param stop how long requests in flight may take when the server stops
 */
public record Limits(
    int headerBytes,
    int headerFields,
    int connections,
    Duration idleConnection,
    Duration wholeHeader,
    Duration stalledBody,
    int bytesPerSecond,
    Duration stop) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** What suits a server on the open internet (sheet 06, bad inputs 80 and 82). */
  public static Limits standard() {
    return new Limits(
        64 * 1024,
        500,
        12_000,
        Duration.ofSeconds(75),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        1024,
        Duration.ofSeconds(30));
  }

  /** How long a body may still be waited for, when so many bytes of it came. */
  long patienceAfter(long patienceNanos, long bytes) {
    return Math.min(
        stalledBody.toNanos(), patienceNanos + bytes * NANOS_PER_SECOND / bytesPerSecond);
  }

  /** How long bytes may take when the other side is as slow as it may be. */
  Duration longestFor(long bytes) {
    return stalledBody.plusSeconds(bytes / bytesPerSecond);
  }
}
