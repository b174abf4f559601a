package dev.strongroom.console.keys;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.KeyUse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Searches and sorts keys. */
final class KeyQueries {
  /** How long a key may lie unused before it counts as such, in milliseconds: 90 days. */
  private static final long UNUSED_MILLIS = 90L * 24 * 3600 * 1000;

  private KeyQueries() {}

  /** The keys that the query asks for, in its order. */
  static List<ApplicationKey> matching(
      List<ApplicationKey> all, KeyQuery query, KeyRows rows, Map<ApplicationKeyId, KeyUse> uses) {
    String search = folded(query.search());
    return all.stream()
        .filter(key -> isInState(key, query.state(), rows, uses))
        .filter(key -> search.isEmpty() || rows.contains(key, search))
        .sorted(order(query.sort(), uses))
        .toList();
  }

  /** Whether the query can be answered only by who knows when every key was used. */
  static boolean needsUses(KeyQuery query) {
    return query.sort().equals("used") || query.state().equals("unused");
  }

  /** The form in which texts are compared for a search. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean isInState(
      ApplicationKey key, String state, KeyRows rows, Map<ApplicationKeyId, KeyUse> uses) {
    KeyRow.State actual = rows.state(key);
    return switch (state) {
      case "expiring" -> actual == KeyRow.State.EXPIRING;
      case "expired" -> actual == KeyRow.State.EXPIRED;
      case "unused" ->
          actual != KeyRow.State.EXPIRED
              && rows.nowMillis() - usedOrMade(key, uses) > UNUSED_MILLIS;
      case "all" -> true;
      default -> actual != KeyRow.State.EXPIRED;
    };
  }

  private static long usedOrMade(ApplicationKey key, Map<ApplicationKeyId, KeyUse> uses) {
    KeyUse use = uses.get(key.id());
    return use == null ? key.createdAtMillis() : use.atMillis();
  }

  private static Comparator<ApplicationKey> order(String sort, Map<ApplicationKeyId, KeyUse> uses) {
    Comparator<ApplicationKey> newest =
        Comparator.comparing(ApplicationKey::id, Comparator.reverseOrder());
    return switch (sort) {
      case "name" ->
          Comparator.comparing((ApplicationKey key) -> folded(key.name())).thenComparing(newest);
      case "expires" -> Comparator.comparingLong(KeyQueries::endMillis).thenComparing(newest);
      case "used" ->
          Comparator.comparingLong(
                  (ApplicationKey key) -> {
                    KeyUse use = uses.get(key.id());
                    return use == null ? Long.MAX_VALUE : -use.atMillis();
                  })
              .thenComparing(newest);
      default -> newest;
    };
  }

  private static long endMillis(ApplicationKey key) {
    Long expiresAtMillis = key.expiresAtMillis();
    return expiresAtMillis == null ? Long.MAX_VALUE : expiresAtMillis;
  }
}
