package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.KeyUse;
import dev.strongroom.store.MetadataStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the last use of every application key and writes it down at most once a minute, so that
 * the owner sees which key still serves something.
 */
public final class KeyUses {
  private static final int MAXIMUM_WAITING = 100_000;

  private final MetadataStore store;
  private final Map<ApplicationKeyId, KeyUse> waiting = new ConcurrentHashMap<>();

  /** Makes the memory over the store. */
  public KeyUses(MetadataStore store) {
    this.store = store;
  }

  /** Remembers that the permit's key was used. Costs no input or output. */
  public void used(Permit permit) {
    permit
        .keyId()
        .filter(id -> waiting.size() < MAXIMUM_WAITING || waiting.containsKey(id))
        .ifPresent(id ->
            waiting.put(
                id,
                new KeyUse(
                    permit.decidedAtMillis(),
                    permit.occasion().address(),
                    permit.occasion().operation(),
                    permit.occasion().userAgent())));
  }

  /** The last use of a key that is not written down yet. */
  public Optional<KeyUse> recent(ApplicationKeyId id) {
    return Optional.ofNullable(waiting.get(id));
  }

  /**
   * Writes down what is remembered: called once a minute and at the end. What cannot be written is
   * remembered for the next time.
   */
  public void writeDown() {
    Map<ApplicationKeyId, KeyUse> taken = new HashMap<>();
    for (ApplicationKeyId id : List.copyOf(waiting.keySet())) {
      KeyUse use = waiting.remove(id);
      if (use != null) {
        taken.put(id, use);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.<Map<ApplicationKeyId, KeyUse>>write(tables -> {
        taken.forEach(tables.applicationKeys()::putUse);
        return taken;
      });
    } catch (RuntimeException failure) {
      taken.forEach(waiting::putIfAbsent);
      throw failure;
    }
  }
}
