package dev.strongroom.maintenance;

import dev.strongroom.store.RevocationLedger;
import java.nio.file.Path;

/**
 * Where a backup is restored to: a new data directory, which the caller has locked and establishes
 * afterwards.
 *
 * @param metadata the metadata's file; must be missing
 * @param blobs the directory of blobs
 * @param ledger the ledger, empty
 */
public record NewStores(Path metadata, Path blobs, RevocationLedger ledger) {
  /**
   * The metadata until revocations are applied: under a name that no server opens, so that a
   * restore that was broken off never serves a key that was revoked.
   */
  Path unfinishedMetadata() {
    return metadata.resolveSibling("unfinished-restore.sqlite");
  }
}
