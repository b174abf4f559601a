package dev.strongroom.usage;

import dev.strongroom.store.MetadataStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks once an hour at what every bucket holds, and forgets old days once a day. In small
 * transactions, and only so many at a time, so that nobody waits for it, whatever the clock did;
 * what is left is done by the next call, and what was broken off by an end of the server is made
 * good.
 */
public final class StoredSampling {
  /** For so many days what was used is kept: thirteen months. */
  public static final int KEPT_DAYS = 397;

  private static final String SAMPLED_AT = "usage.sampled-at";
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final int TRANSACTIONS_AT_ONCE = 40;

  private final MetadataStore store;
  private final InstantSource clock;
  private Optional<StoredLook> begun = Optional.empty();
  private Optional<OldUsage> old = Optional.empty();

  /** Makes it. */
  public StoredSampling(MetadataStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Looks, when another hour has begun since it last did, or goes on with a look.
   *
   * @return whether the look that was due is over; otherwise it is to be called again. A look that
   *     began in an hour that is past does not know what is there in this one
   */
  public synchronized boolean sampleWhenDue() {
    long now = clock.millis();
    if (begun.isEmpty()) {
      Optional<Long> last = sampledAtMillis();
      if (last.map(at -> at / HOUR_MILLIS < now / HOUR_MILLIS).orElse(true)) {
        begun = Optional.of(new StoredLook(store, last.orElse(now), now));
      }
    }
    return goOn()
        && sampledAtMillis().map(at -> at / HOUR_MILLIS >= now / HOUR_MILLIS).orElse(false);
  }

  /**
   * Looks now, whatever the hour: before and after the clock is moved, and when the server ends, so
   * that what is carried over the time between is what was there.
   */
  public synchronized void look() {
    long now = clock.millis();
    if (goOn() && sampledAtMillis().map(at -> at <= now).orElse(true)) {
      begun = Optional.of(new StoredLook(store, sampledAtMillis().orElse(now), now));
      boolean unusedGoesOnLater = goOn();
    }
  }

  /** When it last looked, in milliseconds since 1970 UTC; empty before the first time. */
  public Optional<Long> sampledAtMillis() {
    return store.read(tables ->
        tables.serverValues().find(SAMPLED_AT).map(bytes -> ByteBuffer.wrap(bytes).getLong()));
  }

  private boolean goOn() {
    for (int count = 0; count < TRANSACTIONS_AT_ONCE; count++) {
      if (begun.isPresent()) {
        if (begun.get().step()) {
          finish(begun.get());
        }
      } else if (old.isPresent()) {
        if (old.get().step()) {
          old = Optional.empty();
        }
      } else {
        break;
      }
    }
    return begun.isEmpty();
  }

  private void finish(StoredLook look) {
    byte[] at = ByteBuffer.allocate(Long.BYTES).putLong(look.nowMillis()).array();
    store.<String>write(tables -> {
      tables.serverValues().put(SAMPLED_AT, at);
      return SAMPLED_AT;
    });
    begun = Optional.empty();
    if (look.crossesMidnight()) {
      old = Optional.of(new OldUsage(store, UsageMeter.epochDay(look.nowMillis()) - KEPT_DAYS));
    }
  }
}
