package dev.strongroom.files;

import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.store.MetadataStore;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns the names and ids of a request into targets, as the caller's account sees them: what
 * belongs to another account is absent, exactly as if it did not exist. Needs no permit, because it
 * gives nothing away; the gate decides about the target before anything is done with it.
 */
public final class Names {
  private final MetadataStore store;
  private final KnownBuckets buckets;

  /** Makes the resolver over the store. */
  public Names(MetadataStore store) {
    this.store = store;
    this.buckets = new KnownBuckets(store);
  }

  /** The account's bucket with this id; the text need not be an id at all. */
  public Target.OfBucket bucket(AccountId viewer, String bucketId) {
    if (!BucketId.isWellFormed(bucketId)) {
      return Target.OfBucket.absent(bucketId);
    }
    return buckets
        .find(new BucketId(bucketId))
        .filter(bucket -> bucket.accountId().equals(viewer))
        .map(bucket -> Target.OfBucket.of(bucket, bucketId))
        .orElse(Target.OfBucket.absent(bucketId));
  }

  /** The account's bucket with this name, without regard to case. */
  public Target.OfBucket bucketNamed(AccountId viewer, String bucketName) {
    return buckets
        .findByName(bucketName)
        .filter(bucket -> bucket.accountId().equals(viewer))
        .map(bucket -> Target.OfBucket.of(bucket, bucketName))
        .orElse(Target.OfBucket.absent(bucketName));
  }

  /**
   * The bucket with this name that the viewer may know of for downloads: its own, or anybody's
   * public one.
   */
  public Target.OfBucket downloadableBucketNamed(Optional<AccountId> viewer, String bucketName) {
    return buckets
        .findByName(bucketName)
        .filter(bucket -> bucket.isPublic() || viewer.equals(Optional.of(bucket.accountId())))
        .map(bucket -> Target.OfBucket.of(bucket, bucketName))
        .orElse(Target.OfBucket.absent(bucketName));
  }

  /**
   * The account's file version with this id, by the name that it has. One that is gone, from a
   * bucket that still stands, goes by the empty name, which only a grant without a name prefix
   * covers: a key that reaches all of the bucket may learn that the version is gone, no other.
   */
  public Target.OfFiles file(AccountId viewer, FileId id) {
    return file(id, bucket -> bucket.accountId().equals(viewer));
  }

  /**
   * The file version with this id that the viewer may know of for downloads: its own, or one in a
   * public bucket. One that is gone goes by the empty name, as above.
   */
  public Target.OfFiles downloadableFile(Optional<AccountId> viewer, FileId id) {
    return file(id, bucket -> bucket.isPublic() || viewer.equals(Optional.of(bucket.accountId())));
  }

  private Target.OfFiles file(FileId id, Predicate<Bucket> isVisible) {
    Optional<Bucket> bucket = buckets.find(id.bucketId()).filter(isVisible);
    if (bucket.isEmpty()) {
      return Target.OfFiles.absent();
    }
    String name =
        store
            .read(tables -> tables.fileVersions().find(id))
            .map(version -> version.name().value())
            .orElse("");
    return Target.OfBucket.of(bucket.get(), bucket.get().id().value()).files(name);
  }
}
