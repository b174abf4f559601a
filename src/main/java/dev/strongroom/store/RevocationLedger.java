package dev.strongroom.store;

import dev.strongroom.model.ApplicationKeyId;

/**
 * The list of what was revoked, kept outside the metadata and its backups, so that a restored
 * backup cannot revive a key. Only grows.
 */
public interface RevocationLedger extends AutoCloseable {
  /**
   * Notes that all secrets of the key up to this generation are dead. Survives a power cut when it
   * returns.
   *
   * @param generation 0 for a standard key; the last dead generation of a master key
   */
  void revoke(ApplicationKeyId id, long generation);

  @Override
  void close();
}
