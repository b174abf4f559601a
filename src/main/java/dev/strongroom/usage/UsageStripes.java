package dev.strongroom.usage;

import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;

/**
 * Counts in memory, in several places so that threads seldom wait for each other. Nothing is lost
 * between counting and taking out; what there is no room for is counted together, as {@link
 * BoundedCounts} says.
 */
final class UsageStripes {
  private static final int STRIPES = 16;

  private final int mostKeys;
  private final Stripe[] stripes = new Stripe[STRIPES];

  private static final class Stripe {
    private final int most;
    private BoundedCounts counts;

    Stripe(int most) {
      this.most = most;
      this.counts = new BoundedCounts(most);
    }

    synchronized void add(UsageKey key, UsageCounts more) {
      counts.add(key, more);
    }

    synchronized BoundedCounts take() {
      BoundedCounts taken = counts;
      counts = new BoundedCounts(most);
      return taken;
    }
  }

  /** Makes them; at most twice as many keys as said are remembered. */
  UsageStripes(int mostKeys) {
    this.mostKeys = mostKeys;
    for (int index = 0; index < STRIPES; index++) {
      stripes[index] = new Stripe(mostKeys / STRIPES);
    }
  }

  /** Adds, in the stripe of the current thread. */
  void add(UsageKey key, UsageCounts more) {
    stripes[(int) (Thread.currentThread().threadId() & (STRIPES - 1))].add(key, more);
  }

  /** Takes everything out. */
  BoundedCounts take() {
    BoundedCounts all = new BoundedCounts(mostKeys);
    for (Stripe stripe : stripes) {
      all.addAll(stripe.take());
    }
    return all;
  }
}
