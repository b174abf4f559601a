package dev.strongroom.maintenance;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.MetadataStore;
import java.time.Duration;
import java.util.List;

/**
 * Forgets keys that expired thirty days ago or earlier. Nobody can use or see them any more, and
 * for that long a refusal can still be explained.
 */
record ExpiredKeys(MetadataStore store) {
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int AT_ONCE = 500;

  /** Forgets them, and says how many. */
  int forget(long nowMillis) {
    long beforeMillis = nowMillis - REMEMBERED.toMillis();
    int forgotten = 0;
    List<ApplicationKeyId> last;
    do {
      last =
          store.writeFromReserve(
              tables -> tables.applicationKeys().deleteExpired(beforeMillis, AT_ONCE));
      forgotten += last.size();
    } while (last.size() == AT_ONCE);
    return forgotten;
  }
}
