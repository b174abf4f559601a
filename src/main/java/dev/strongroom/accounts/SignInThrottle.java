package dev.strongroom.accounts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing of passwords by where it comes from, never by whom it is aimed at: whoever
 * guesses at an account from anywhere cannot keep its owner out (sheet 06, "Timing" and bad input
 * 76). A source has a few wrong guesses, and gets one back every three minutes.
 */
final class SignInThrottle {
  /** Wrong guesses that a source has at first. */
  static final int GUESSES = 5;

  /** How long until one of them comes back (sheet 05 §2: five in fifteen minutes). */
  static final Duration EACH = Duration.ofMinutes(3);

  private static final int MOST_SOURCES = 100_000;

  /** When each source would have all its guesses back, in milliseconds; oldest entry first. */
  private final Map<String, Long> wholeAgainMillis =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_SOURCES;
        }
      };

  /**
   * Takes one guess of the source.
   *
   * @return 0 when there was one left, else how many milliseconds until there is
   */
  synchronized long take(String source, long nowMillis) {
    long from = Math.max(nowMillis, wholeAgainMillis.getOrDefault(source, 0L));
    long waitMillis = from + EACH.toMillis() - nowMillis - GUESSES * EACH.toMillis();
    if (waitMillis > 0) {
      return waitMillis;
    }
    wholeAgainMillis.remove(source);
    wholeAgainMillis.put(source, from + EACH.toMillis());
    return 0;
  }

  /** Gives the guess back: it was right. */
  synchronized void giveBack(String source) {
    wholeAgainMillis.computeIfPresent(source, (known, whole) -> whole - EACH.toMillis());
  }
}
