package dev.strongroom.files;

import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;

/**
 * The permit's key, seen alive before a transaction. Inside it, {@link #require} says whether the
 * key still is, and reads rows only when some account, key or bucket changed in between: commits
 * are made one after the other, and each row less makes all of them faster. What hangs on a console
 * session is always looked at: sessions do not move the epoch.
 *
 * @param epoch the store's access epoch before the key was looked at
 */
record KeyWatch(MetadataStore store, Permit permit, long epoch) {
  /** Begins; throws {@link dev.strongroom.model.Refusal} when the key is dead already. */
  static KeyWatch begin(MetadataStore store, KeyRing keyRing, Permit permit) {
    KeyWatch watch = new KeyWatch(store, permit, store.accessEpoch());
    keyRing.requireAlive(permit);
    return watch;
  }

  /** Throws {@link dev.strongroom.model.Refusal} when the key died meanwhile. */
  void require(Tables tables) {
    if (store.accessEpoch() != epoch || permit.grant().session().isPresent()) {
      KeyRing.requireAlive(tables, permit);
    }
  }
}
