package dev.strongroom.model;

import java.util.Optional;

/**
 * What an application key may be good for: B2's thirty names (sheet 01 §3.1). Which operation needs
 * which is the business of the access table alone.
 */
public enum Capability {
  LIST_KEYS("listKeys", Reach.ACCOUNT),
  WRITE_KEYS("writeKeys", Reach.ACCOUNT),
  DELETE_KEYS("deleteKeys", Reach.ACCOUNT),
  LIST_ALL_BUCKET_NAMES("listAllBucketNames", Reach.BUCKET),
  LIST_BUCKETS("listBuckets", Reach.BUCKET),
  READ_BUCKETS("readBuckets", Reach.BUCKET),
  WRITE_BUCKETS("writeBuckets", Reach.BUCKET),
  DELETE_BUCKETS("deleteBuckets", Reach.ALL_BUCKETS),
  READ_BUCKET_ENCRYPTION("readBucketEncryption", Reach.BUCKET),
  WRITE_BUCKET_ENCRYPTION("writeBucketEncryption", Reach.BUCKET),
  READ_BUCKET_RETENTIONS("readBucketRetentions", Reach.BUCKET),
  WRITE_BUCKET_RETENTIONS("writeBucketRetentions", Reach.BUCKET),
  READ_BUCKET_REPLICATIONS("readBucketReplications", Reach.BUCKET),
  WRITE_BUCKET_REPLICATIONS("writeBucketReplications", Reach.BUCKET),
  READ_BUCKET_NOTIFICATIONS("readBucketNotifications", Reach.BUCKET),
  WRITE_BUCKET_NOTIFICATIONS("writeBucketNotifications", Reach.BUCKET),
  READ_BUCKET_LOGGING("readBucketLogging", Reach.BUCKET),
  WRITE_BUCKET_LOGGING("writeBucketLogging", Reach.BUCKET),
  READ_BUCKET_LIFECYCLE_RULES("readBucketLifecycleRules", Reach.BUCKET),
  WRITE_BUCKET_LIFECYCLE_RULES("writeBucketLifecycleRules", Reach.BUCKET),
  LIST_FILES("listFiles", Reach.BUCKET),
  READ_FILES("readFiles", Reach.BUCKET),
  SHARE_FILES("shareFiles", Reach.BUCKET),
  WRITE_FILES("writeFiles", Reach.BUCKET),
  DELETE_FILES("deleteFiles", Reach.BUCKET),
  READ_FILE_RETENTIONS("readFileRetentions", Reach.BUCKET),
  WRITE_FILE_RETENTIONS("writeFileRetentions", Reach.BUCKET),
  READ_FILE_LEGAL_HOLDS("readFileLegalHolds", Reach.BUCKET),
  WRITE_FILE_LEGAL_HOLDS("writeFileLegalHolds", Reach.BUCKET),
  BYPASS_GOVERNANCE("bypassGovernance", Reach.BUCKET);

  private enum Reach {
    /** Concerns the account: on no restricted key (sheet 01 §2.4 no. 4). */
    ACCOUNT,
    /** Concerns buckets as such: not on a key that is restricted to buckets. */
    ALL_BUCKETS,
    /** May be held by a key that is restricted to buckets or to a name prefix. */
    BUCKET
  }

  private final String wireName;
  private final Reach reach;

  Capability(String wireName, Reach reach) {
    this.wireName = wireName;
    this.reach = reach;
  }

  /** B2's name, such as {@code listFiles}. */
  public String wireName() {
    return wireName;
  }

  /** Says whether a key that is restricted to buckets may hold it. */
  public boolean fitsBucketRestrictedKey() {
    return reach == Reach.BUCKET;
  }

  /** Says whether a key that is restricted to a name prefix may hold it. */
  public boolean fitsPrefixRestrictedKey() {
    return reach != Reach.ACCOUNT;
  }

  /** Finds the capability with exactly this name; empty when there is none. */
  public static Optional<Capability> named(String wireName) {
    for (Capability capability : values()) {
      if (capability.wireName.equals(wireName)) {
        return Optional.of(capability);
      }
    }
    return Optional.empty();
  }
}
