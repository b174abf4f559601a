package dev.strongroom.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which buckets of its account a key reaches. */
public sealed interface BucketScope {
  /** Every bucket, those made later included. */
  record All() implements BucketScope {}

  /** Only these buckets, in ascending order; at least one. A bucket that is deleted stays named. */
  record Only(List<BucketId> buckets) implements BucketScope {
    /** Sorts, drops repetitions and refuses an empty list, which must never come to mean "all". */
    public Only {
      SortedSet<BucketId> sorted = new TreeSet<>(buckets);
      if (sorted.isEmpty()) {
        throw new IllegalValueException("bucketIds must not be empty");
      }
      buckets = List.copyOf(sorted);
    }
  }

  /** The scope of an unrestricted key. */
  static BucketScope all() {
    return new All();
  }

  /** Says whether the bucket is reached. */
  default boolean covers(BucketId bucket) {
    return switch (this) {
      case All all -> true;
      case Only only -> only.buckets().contains(bucket);
    };
  }

  /** Says whether the scope leaves any bucket out. */
  default boolean isRestricted() {
    return this instanceof Only;
  }
}
