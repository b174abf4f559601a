package dev.strongroom.cli.server;

import dev.strongroom.store.AuditLog;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;

/**
 * All that is stored.
 *
 * @param place what holds the other parts; closed last
 */
public record Storage(
    MetadataStore metadata, AuditLog auditLog, RevocationLedger ledger, AutoCloseable place)
    implements AutoCloseable {

  /** Closes everything, the place last. */
  @Override
  public void close() {
    try (place;
        ledger;
        auditLog;
        metadata) {
      // Closed in the opposite order, each also when another fails.
    } catch (Exception failure) {
      throw new IllegalStateException("the storage could not be closed", failure);
    }
  }
}
