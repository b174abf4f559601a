package dev.strongroom.files;

import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.usage.UsageMeter;

/**
 * The services that read, list and remove files, put together.
 *
 * @param leases through which every blob is dropped
 */
public record FileReading(
    BlobLeases leases,
    Downloads downloads,
    Listings listings,
    FileDetails details,
    FileAcls acls,
    Removals removals) {
  /** Puts them together over the stores. */
  public static FileReading over(
      MetadataStore store, BlobStore blobs, BlobLeases leases, UsageMeter meter) {
    return new FileReading(
        leases,
        new Downloads(store, blobs, leases, meter),
        new Listings(store),
        new FileDetails(store),
        new FileAcls(store),
        new Removals(store, leases, meter));
  }
}
