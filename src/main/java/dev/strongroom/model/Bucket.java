package dev.strongroom.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bucket (sheet 02 §2.1).
 *
 * @param info the owner's own text by key, in key order; see {@link #checkedInfo}
 * @param revision grows with every change; 2 on a fresh bucket
 * @param createdAtMillis milliseconds since 1970 UTC
 */
public record Bucket(
    BucketId id,
    AccountId accountId,
    BucketName name,
    BucketType type,
    SortedMap<String, String> info,
    long revision,
    long createdAtMillis) {

  /** The revision of a bucket that was just made. */
  public static final long FIRST_REVISION = 2;

  private static final int MAXIMUM_INFO_KEYS = 10;
  private static final int MAXIMUM_INFO_VALUE_LENGTH = 2048;

  /** Copies the info, so that the bucket cannot change. */
  public Bucket {
    info = Collections.unmodifiableSortedMap(new TreeMap<>(info));
  }

  /**
   * Checks {@code bucketInfo} (sheet 02 §3.1); throws {@link IllegalValueException} with the rule
   * that is broken.
   */
  public static SortedMap<String, String> checkedInfo(Map<String, String> info) {
    if (info.size() > MAXIMUM_INFO_KEYS) {
      throw new IllegalValueException("bucketInfo must have at most 10 keys");
    }
    for (Map.Entry<String, String> entry : info.entrySet()) {
      FileInfo.checkKey(entry.getKey());
      if (entry.getValue().length() > MAXIMUM_INFO_VALUE_LENGTH) {
        throw new IllegalValueException("bucketInfo values must be at most 2048 characters long");
      }
    }
    return new TreeMap<>(info);
  }

  /** The same bucket as one that strangers may not download from. */
  public Bucket closed() {
    return new Bucket(id, accountId, name, BucketType.ALL_PRIVATE, info, revision, createdAtMillis);
  }

  /** Says whether anyone may download its files. */
  public boolean isPublic() {
    return type == BucketType.ALL_PUBLIC;
  }
}
