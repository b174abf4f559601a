package dev.strongroom.access;

import dev.strongroom.store.MetadataStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The server's one clock: it never goes back, over restarts either, so that what has expired stays
 * expired when the system's clock is set back (sheet 06, R-5). While the system's clock is behind,
 * it goes on at the pace of the monotonic clock. The highest time that a decision stood on is kept
 * in the metadata.
 */
public final class SteadyClock implements InstantSource {
  private static final String NAME = "clock.highest-millis";

  /** How far the clock may run ahead of what is kept, in milliseconds. */
  private static final long KEPT_EVERY_MILLIS = 60_000;

  private final InstantSource system;
  private final LongSupplier monotonicNanos;
  private final MetadataStore store;
  private final AtomicLong keptMillis;
  private final AtomicLong lastMillis;
  private final long startMillis;
  private final long startNanos;

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
    this.startMillis = Math.max(kept, system.millis());
    this.startNanos = monotonicNanos.getAsLong();
    this.lastMillis = new AtomicLong(startMillis);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    long elapsed = startMillis + (monotonicNanos.getAsLong() - startNanos) / 1_000_000;
    long now = Math.max(system.millis(), Math.max(elapsed, lastMillis.get()));
    return lastMillis.accumulateAndGet(now, Math::max);
  }

  /**
   * Keeps the time, if it has run ahead of what is kept by a minute: called now and then by the
   * server.
   */
  public void keepNowAndThen() {
    if (millis() - keptMillis.get() >= KEPT_EVERY_MILLIS) {
      keep();
    }
  }

  /**
   * Keeps the time before an expiry is acted upon, so that it stays true after a crash. At most
   * once a second.
   */
  public void keepForExpiry() {
    if (millis() - keptMillis.get() >= 1000) {
      keep();
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
