package dev.strongroom.files;

import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.MetadataStore;
import java.util.Optional;

/**
 * Turns the names and ids of a request into targets, as the caller's account sees them: what
 * belongs to another account is absent, exactly as if it did not exist. Needs no permit, because it
 * gives nothing away; the gate decides about the target before anything is done with it.
 */
public final class Names {
  private final MetadataStore store;

  /** Makes the resolver over the store. */
  public Names(MetadataStore store) {
    this.store = store;
  }

  /** The account's bucket with this id; the text need not be an id at all. */
  public Target.OfBucket bucket(AccountId viewer, String bucketId) {
    if (!BucketId.isWellFormed(bucketId)) {
      return Target.OfBucket.absent(bucketId);
    }
    BucketId id = new BucketId(bucketId);
    return store
        .read(tables -> tables.buckets().find(id))
        .filter(bucket -> bucket.accountId().equals(viewer))
        .map(bucket -> Target.OfBucket.of(bucket, bucketId))
        .orElse(Target.OfBucket.absent(bucketId));
  }

  /** The account's bucket with this name, without regard to case. */
  public Target.OfBucket bucketNamed(AccountId viewer, String bucketName) {
    return store
        .read(tables -> tables.buckets().findByName(bucketName))
        .filter(bucket -> bucket.accountId().equals(viewer))
        .map(bucket -> Target.OfBucket.of(bucket, bucketName))
        .orElse(Target.OfBucket.absent(bucketName));
  }

  /**
   * The bucket with this name that the viewer may know of for downloads: its own, or anybody's
   * public one.
   */
  public Target.OfBucket downloadableBucketNamed(Optional<AccountId> viewer, String bucketName) {
    return store
        .read(tables -> tables.buckets().findByName(bucketName))
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
    return find(id)
        .filter(found -> found.bucket.accountId().equals(viewer))
        .map(Found::target)
        .orElse(Target.OfFiles.absent());
  }

  /**
   * The file version with this id that the viewer may know of for downloads: its own, or one in a
   * public bucket. One that is gone goes by the empty name, as above.
   */
  public Target.OfFiles downloadableFile(Optional<AccountId> viewer, FileId id) {
    return find(id)
        .filter(found ->
            found.bucket.isPublic() || viewer.equals(Optional.of(found.bucket.accountId())))
        .map(Found::target)
        .orElse(Target.OfFiles.absent());
  }

  private record Found(Bucket bucket, Optional<FileVersion> version) {
    Target.OfFiles target() {
      return Target.OfBucket.of(bucket, bucket.id().value())
          .files(version.map(found -> found.name().value()).orElse(""));
    }
  }

  private Optional<Found> find(FileId id) {
    return store.read(tables ->
        tables
            .buckets()
            .find(id.bucketId())
            .map(bucket -> new Found(bucket, tables.fileVersions().find(id))));
  }
}
