package dev.strongroom.access;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's one clock: it never goes back, over restarts either, so that what has expired stays
 * expired when the system's clock is set back (sheet 06, R-5). It never stands still either: while
 * the system's clock is behind, it goes on at the pace of the monotonic clock. The time of every
 * expiry that was acted upon is kept in the metadata, and now and then the time as it is.
 */
public final class SteadyClock implements InstantSource {
  private static final Logger LOGGER = LoggerFactory.getLogger(SteadyClock.class);
  private static final String NAME = "clock.highest-millis";

  /** How far the clock may run ahead of what is kept, in milliseconds. */
  private static final long KEPT_EVERY_MILLIS = 60_000;

  private final InstantSource system;
  private final LongSupplier monotonicNanos;
  private final MetadataStore store;
  private final AtomicLong keptMillis;
  private final AtomicReference<Anchor> anchor;

  /** It was this time when the monotonic clock stood there. */
  private record Anchor(long millis, long nanos) {
    long at(long nowNanos) {
      return millis + Math.max(0, nowNanos - nanos) / 1_000_000;
    }
  }

  /** Starts at the later of the system's time and the time that was kept. */
  public SteadyClock(InstantSource system, LongSupplier monotonicNanos, MetadataStore store) {
    this.system = system;
    this.monotonicNanos = monotonicNanos;
    this.store = store;
    long kept =
        store.read(tables ->
            tables
                .serverValues()
                .find(NAME)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                .orElse(0L));
    this.keptMillis = new AtomicLong(kept);
    this.anchor =
        new AtomicReference<>(
            new Anchor(Math.max(kept, system.millis()), monotonicNanos.getAsLong()));
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    while (true) {
      Anchor before = anchor.get();
      long nanos = monotonicNanos.getAsLong();
      long steady = before.at(nanos);
      long systems = system.millis();
      Anchor after = systems > steady ? new Anchor(systems, nanos) : before;
      // Only a reading from the newest anchor counts: another thread may have gone further.
      if (anchor.compareAndSet(before, after)) {
        return Math.max(steady, systems);
      }
    }
  }

  /**
   * Says whether this time has come, in milliseconds since 1970 UTC: for everything that ends. When
   * it has, that is kept before this returns, so that it stays true after a crash; once for each
   * end. A failure to keep it is logged and changes nothing about the end.
   *
   * @param atMillis an end that this server has set: one that anybody can make up would make it
   *     write at anybody's will
   */
  public boolean hasCome(long atMillis) {
    if (millis() < atMillis) {
      return false;
    }
    if (keptMillis.get() < atMillis) {
      attemptToKeep("an expiry");
    }
    return true;
  }

  /**
   * Keeps the time, if it has run ahead of what is kept by a minute: called now and then by the
   * server, so that no more than that and the time between two calls is ever forgotten.
   */
  public void keepNowAndThen() {
    if (millis() - keptMillis.get() >= KEPT_EVERY_MILLIS) {
      keep();
    }
  }

  /** Keeps the time when the server ends. A failure is logged. */
  public void keepAtEnd() {
    attemptToKeep("the end of the server");
  }

  private void attemptToKeep(String occasion) {
    try {
      keep();
    } catch (StorageException failure) {
      LOGGER.warn("the time of {} could not be kept", occasion, failure);
    }
  }

  private void keep() {
    long now = millis();
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(now).array();
    store.<Object>writeFromReserve(tables -> {
      tables.serverValues().put(NAME, bytes);
      return bytes;
    });
    keptMillis.accumulateAndGet(now, Math::max);
  }
}
