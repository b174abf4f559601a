package dev.strongroom.api.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes with another one and can be moved forwards, never back. */
public final class MovableClock implements InstantSource {
  private final InstantSource source;
  private final AtomicLong aheadMillis = new AtomicLong();

  /** Makes one that goes with the source. */
  public MovableClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant().plusMillis(aheadMillis.get());
  }

  /** Moves the clock forwards. */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("the clock never goes back");
    }
    aheadMillis.addAndGet(step.toMillis());
  }

  /** How far it was moved. */
  public Duration ahead() {
    return Duration.ofMillis(aheadMillis.get());
  }
}
