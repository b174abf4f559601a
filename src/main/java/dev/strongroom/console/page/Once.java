package dev.strongroom.console.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes a form good for one time, so that a page that is loaded again, or a button that is pressed
 * twice, makes nothing twice. Only what was used is remembered, and only while this process runs.
 */
public final class Once {
  private static final int MOST_REMEMBERED = 100_000;

  private final RandomGenerator random;
  private final Set<String> used =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  /** Takes the randomness, which is used by many threads at once. */
  public Once(RandomGenerator random) {
    this.random = random;
  }

  /** The mark for a new form. */
  public String mark() {
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  /**
   * Uses a mark up; says whether it was good.
   *
   * @param scope whose form it is, so that nobody uses up another's
   */
  public boolean use(String scope, String mark) {
    synchronized (used) {
      return !mark.isEmpty() && mark.length() <= 32 && used.add(scope + " " + mark);
    }
  }

  /** Makes a mark good again: nothing was made with it. */
  public void giveBack(String scope, String mark) {
    synchronized (used) {
      used.remove(scope + " " + mark);
    }
  }
}
