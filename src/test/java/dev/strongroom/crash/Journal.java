package dev.strongroom.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one writer was told, and the one thing that it was not told. */
final class Journal {
  private final Map<String, Known> versions = new HashMap<>();
  private final Map<String, KnownKey> keys = new HashMap<>();
  private final List<KnownKey> deletedKeys = new ArrayList<>();
  private Doubt doubt = new Doubt.None();
  private long acknowledged;

  /** Notes what is about to be asked. */
  void asking(Doubt what) {
    doubt = what;
  }

  void added(String fileId, Known version) {
    answered();
    versions.put(fileId, version);
  }

  void removed(String fileId) {
    answered();
    versions.remove(fileId);
  }

  void keyAdded(KnownKey key) {
    answered();
    keys.put(key.id(), key);
  }

  void keyRemoved(String keyId) {
    answered();
    KnownKey gone = keys.remove(keyId);
    if (gone != null) {
      deletedKeys.add(gone);
    }
  }

  /** The last request was answered. */
  void answered() {
    doubt = new Doubt.None();
    acknowledged++;
  }

  Map<String, Known> versions() {
    return versions;
  }

  Map<String, KnownKey> keys() {
    return keys;
  }

  /** Keys that were deleted, of which nothing must work ever again. */
  List<KnownKey> deletedKeys() {
    return deletedKeys;
  }

  /** How many requests were acknowledged. */
  long acknowledged() {
    return acknowledged;
  }

  /**
   * Compares with what the server says after a crash: everything acknowledged is there, and the one
   * thing in doubt is there whole or not at all.
   *
   * @param foundVersions the writer's versions by id, as listed
   * @param foundKeys the names of the writer's keys by id, as listed
   */
  void compare(Map<String, Found> foundVersions, Map<String, String> foundKeys) {
    resolve(foundVersions, foundKeys);
    assertEquals(versions.keySet(), foundVersions.keySet(), () -> "versions; in doubt: " + doubt);
    versions.forEach((fileId, known) -> {
      Found found = foundVersions.get(fileId);
      assertEquals(known.name(), found.name());
      assertEquals(known.action(), found.action(), fileId);
      if (known.action().equals("upload")) {
        assertEquals(known.length(), found.length(), fileId);
      }
    });
    assertEquals(keys.keySet(), foundKeys.keySet(), () -> "keys; in doubt: " + doubt);
    doubt = new Doubt.None();
  }

  /** A version as the server lists it. */
  record Found(String name, String action, long length) {}

  private void resolve(Map<String, Found> foundVersions, Map<String, String> foundKeys) {
    switch (doubt) {
      case Doubt.None none -> {}
      case Doubt.Added(Known version) -> {
        List<String> made =
            foundVersions.entrySet().stream()
                .filter(found -> !versions.containsKey(found.getKey()))
                .filter(found -> found.getValue().name().equals(version.name()))
                .map(Map.Entry::getKey)
                .toList();
        assertTrue(made.size() <= 1, () -> "made more than once: " + made);
        made.forEach(fileId -> versions.put(fileId, version));
      }
      case Doubt.Removed(String fileId) -> {
        if (!foundVersions.containsKey(fileId)) {
          versions.remove(fileId);
        }
      }
      case Doubt.Finished(String fileId) -> {
        Found found = foundVersions.get(fileId);
        if (found != null && found.action().equals("upload")) {
          versions.computeIfPresent(fileId, (id, known) -> known.finished());
        }
      }
      case Doubt.KeyAdded(String name) ->
          foundKeys.forEach((id, found) -> {
            if (found.equals(name)) {
              keys.put(id, new KnownKey(id, name, "", ""));
            }
          });
      case Doubt.KeyRemoved(String keyId) -> {
        if (!foundKeys.containsKey(keyId)) {
          KnownKey gone = keys.remove(keyId);
          if (gone != null) {
            deletedKeys.add(gone);
          }
        }
      }
    }
  }

  /** Names of versions and keys that this writer makes begin so. */
  static String prefix(int writer) {
    return "w" + writer + "-";
  }
}
