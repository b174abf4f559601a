package dev.strongroom.sdk;

import com.backblaze.b2.client.B2RetryPolicy;
import com.backblaze.b2.client.exceptions.B2Exception;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries again as often as the SDK's own policy does, without its pauses; counts. */
final class ImmediateRetries implements B2RetryPolicy {
  private static final int MAXIMUM_ATTEMPTS = 8;

  private final AtomicInteger failures = new AtomicInteger();

  /** How many attempts failed and were made again. */
  int failures() {
    return failures.get();
  }

  @Override
  public Integer gotRetryableAfterDelay(
      String operation, int attempts, long tookMillis, B2Exception failure) {
    failures.incrementAndGet();
    return attempts < MAXIMUM_ATTEMPTS ? 0 : null;
  }

  @Override
  public boolean gotRetryableImmediately(
      String operation, int attempts, long tookMillis, B2Exception failure) {
    failures.incrementAndGet();
    return attempts < MAXIMUM_ATTEMPTS;
  }
}
