package dev.strongroom.cli.server;

import dev.strongroom.access.KeyEncryptionKey;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.MetadataUpkeep;
import dev.strongroom.store.RevocationLedger;

/**
 * All that is stored, and the key that its secrets are sealed under.
 *
 * @param keyEncryptionKeyId tells the key from others
 * @param upkeep of the metadata
 * @param place what holds the other parts; closed last
 */
public record Storage(
    MetadataStore metadata,
    BlobStore blobs,
    AuditLog auditLog,
    RevocationLedger ledger,
    KeyEncryptionKey keyEncryptionKey,
    String keyEncryptionKeyId,
    MetadataUpkeep upkeep,
    AutoCloseable place)
    implements AutoCloseable {

  /** Closes everything, the place last. */
  @Override
  public void close() {
    try (place;
        ledger;
        auditLog;
        metadata;
        blobs) {
      // Closed in the opposite order, each also when another fails.
    } catch (Exception failure) {
      throw new IllegalStateException("the storage could not be closed", failure);
    }
  }
}
