package dev.strongroom.usage;

import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts in memory, in several maps so that threads seldom wait for each other. Nothing is lost
 * between counting and taking out. A map that is full counts by account alone, and at last under no
 * account at all.
 */
final class UsageStripes {
  private static final int STRIPES = 16;

  private final Stripe[] stripes = new Stripe[STRIPES];

  private static final class Stripe {
    private final int most;
    private Map<UsageKey, UsageCounts> counts = new HashMap<>();

    Stripe(int most) {
      this.most = most;
    }

    synchronized void add(UsageKey key, UsageCounts more) {
      UsageCounts before = counts.get(key);
      if (before != null) {
        counts.put(key, before.plus(more));
      } else if (counts.size() < most) {
        counts.put(key, more);
      } else if (counts.size() < 2 * most || counts.containsKey(key.other())) {
        counts.merge(key.other(), more, UsageCounts::plus);
      }
    }

    synchronized Map<UsageKey, UsageCounts> take() {
      Map<UsageKey, UsageCounts> taken = counts;
      counts = new HashMap<>();
      return taken;
    }
  }

  /** Makes them; at most twice as many keys as said are remembered. */
  UsageStripes(int mostKeys) {
    for (int index = 0; index < STRIPES; index++) {
      stripes[index] = new Stripe(mostKeys / STRIPES);
    }
  }

  /** Adds, in the stripe of the current thread. */
  void add(UsageKey key, UsageCounts more) {
    stripes[(int) (Thread.currentThread().threadId() & (STRIPES - 1))].add(key, more);
  }

  /** Takes everything out. */
  Map<UsageKey, UsageCounts> take() {
    Map<UsageKey, UsageCounts> all = new HashMap<>();
    for (Stripe stripe : stripes) {
      stripe.take().forEach((key, counts) -> all.merge(key, counts, UsageCounts::plus));
    }
    return all;
  }
}
