package dev.strongroom.usage;

import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Counts by key, bounded: what comes when there are too many keys is counted by day and account
 * alone, and when there are too many of those too, in one sum that belongs to nobody. Nothing
 * vanishes untold. Not for several threads.
 */
final class BoundedCounts {
  private final int most;
  private final Map<UsageKey, UsageCounts> whole = new HashMap<>();
  private final Map<UsageKey, UsageCounts> byAccount = new HashMap<>();
  private UsageCounts ofNobody = UsageCounts.NONE;

  /** Makes one for so many keys, and besides so many days and accounts. */
  BoundedCounts(int most) {
    this.most = most;
  }

  void add(UsageKey key, UsageCounts more) {
    boolean isWhole = !key.equals(key.other());
    if (isWhole && (whole.size() < most || whole.containsKey(key))) {
      whole.merge(key, more, UsageCounts::plus);
    } else if (byAccount.size() < most || byAccount.containsKey(key.other())) {
      byAccount.merge(key.other(), more, UsageCounts::plus);
    } else {
      ofNobody = ofNobody.plus(more);
    }
  }

  /** Adds all that the others are. */
  void addAll(BoundedCounts others) {
    others.forEach(this::add);
    ofNobody = ofNobody.plus(others.ofNobody);
  }

  /** What is counted under keys, those of accounts alone among them. */
  void forEach(BiConsumer<UsageKey, UsageCounts> action) {
    whole.forEach(action);
    byAccount.forEach(action);
  }

  /** As many keys as asked for, or all when there are fewer. */
  Map<UsageKey, UsageCounts> some(int count) {
    Map<UsageKey, UsageCounts> some = new HashMap<>();
    Stream.concat(whole.entrySet().stream(), byAccount.entrySet().stream())
        .limit(count)
        .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
    return some;
  }

  /** Forgets what was counted under these keys. */
  void removeAll(Set<UsageKey> keys) {
    whole.keySet().removeAll(keys);
    byAccount.keySet().removeAll(keys);
  }

  /** How many keys there are. */
  int size() {
    return whole.size() + byAccount.size();
  }

  /** What could be booked on no account. */
  UsageCounts ofNobody() {
    return ofNobody;
  }
}
