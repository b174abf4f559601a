package dev.strongroom.files;

import dev.strongroom.access.Permit;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.store.MetadataStore;
import java.util.Optional;

/**
 * Tells the bearer of a key the names of the buckets that the key is restricted to (sheet 01 §4.3).
 */
public final class BucketNames {
  private final MetadataStore store;

  /** Makes it over the store. */
  public BucketNames(MetadataStore store) {
    this.store = store;
  }

  /** The name of a bucket that the grant names; empty when the bucket was deleted. */
  public Optional<String> of(Permit permit, BucketId id) {
    if (!permit.grant().buckets().isRestricted() || !permit.grant().buckets().covers(id)) {
      throw new IllegalStateException(
          "asked for the name of a bucket that the grant does not name");
    }
    return store
        .read(tables -> tables.buckets().find(id))
        .filter(bucket -> bucket.accountId().equals(permit.account()))
        .map(Bucket::name)
        .map(Object::toString);
  }
}
