package dev.strongroom.access;

import dev.strongroom.access.Target.OfAccount;
import dev.strongroom.access.Target.OfBucket;
import dev.strongroom.access.Target.OfFiles;
import dev.strongroom.access.Target.OfKey;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * The access table: what can be done, to what kind of target, which capabilities suffice (any one
 * of them), and the exceptions (sheet 01 §3). The only place where a capability is named. The
 * operations of every API state their needs in these terms; {@code CREATE_KEY.on(bucket)} does not
 * compile.
 *
 * @param <T> the kind of target
 */
public final class Action<T extends Target> {
  private static final List<Action<?>> TABLE = new ArrayList<>();

  // The account and its keys.
  public static final Action<OfAccount> LIST_KEYS =
      new Action<>("list application keys", Rule.PLAIN, Capability.LIST_KEYS);
  public static final Action<OfAccount> CREATE_KEY =
      new Action<>("create an application key", Rule.PLAIN, Capability.WRITE_KEYS);
  public static final Action<OfKey> DELETE_KEY =
      new Action<>("delete an application key", Rule.PLAIN, Capability.DELETE_KEYS);
  public static final Action<OfAccount> CREATE_BUCKET =
      new Action<>("create a bucket", Rule.PLAIN, Capability.WRITE_BUCKETS);
  public static final Action<OfAccount> LIST_BUCKETS =
      new Action<>("list all buckets", Rule.PLAIN, Capability.LIST_BUCKETS);

  /**
   * Buckets of the account as far as the grant reaches: the caller asks the permit for each (v1,
   * sheet 02 §1.4).
   */
  public static final Action<OfAccount> LIST_BUCKETS_IN_REACH =
      new Action<>("list the buckets in reach", Rule.NARROWED, Capability.LIST_BUCKETS);

  /**
   * The names of all buckets, even for a grant that reaches only some (S3 ListBuckets, sheet 01
   * §3.1).
   */
  public static final Action<OfAccount> LIST_ALL_BUCKET_NAMES =
      new Action<>("list all bucket names", Rule.NARROWED, Capability.LIST_ALL_BUCKET_NAMES);

  // A bucket and its settings.
  public static final Action<OfBucket> LIST_BUCKET =
      new Action<>("list a bucket", Rule.PLAIN, Capability.LIST_BUCKETS);
  public static final Action<OfBucket> READ_BUCKET =
      new Action<>("read a bucket", Rule.PLAIN, Capability.READ_BUCKETS);
  public static final Action<OfBucket> UPDATE_BUCKET =
      new Action<>("change a bucket", Rule.PLAIN, Capability.WRITE_BUCKETS);
  public static final Action<OfBucket> DELETE_BUCKET =
      new Action<>("delete a bucket", Rule.PLAIN, Capability.DELETE_BUCKETS);
  public static final Action<OfBucket> READ_BUCKET_ENCRYPTION =
      new Action<>("read a bucket's encryption", Rule.PLAIN, Capability.READ_BUCKET_ENCRYPTION);
  public static final Action<OfBucket> WRITE_BUCKET_ENCRYPTION =
      new Action<>("change a bucket's encryption", Rule.PLAIN, Capability.WRITE_BUCKET_ENCRYPTION);
  public static final Action<OfBucket> READ_BUCKET_RETENTIONS =
      new Action<>("read a bucket's lock settings", Rule.PLAIN, Capability.READ_BUCKET_RETENTIONS);
  public static final Action<OfBucket> WRITE_BUCKET_RETENTIONS =
      new Action<>(
          "change a bucket's lock settings", Rule.PLAIN, Capability.WRITE_BUCKET_RETENTIONS);
  public static final Action<OfBucket> READ_BUCKET_REPLICATIONS =
      new Action<>("read a bucket's replication", Rule.PLAIN, Capability.READ_BUCKET_REPLICATIONS);
  public static final Action<OfBucket> WRITE_BUCKET_REPLICATIONS =
      new Action<>(
          "change a bucket's replication", Rule.PLAIN, Capability.WRITE_BUCKET_REPLICATIONS);

  /** Whoever may write the rules may read them too (sheet 01 §3.2). */
  public static final Action<OfBucket> READ_BUCKET_NOTIFICATIONS =
      new Action<>(
          "read a bucket's notification rules",
          Rule.PLAIN,
          Capability.READ_BUCKET_NOTIFICATIONS,
          Capability.WRITE_BUCKET_NOTIFICATIONS);

  public static final Action<OfBucket> WRITE_BUCKET_NOTIFICATIONS =
      new Action<>(
          "change a bucket's notification rules",
          Rule.PLAIN,
          Capability.WRITE_BUCKET_NOTIFICATIONS);
  public static final Action<OfBucket> READ_BUCKET_LOGGING =
      new Action<>("read a bucket's logging", Rule.PLAIN, Capability.READ_BUCKET_LOGGING);
  public static final Action<OfBucket> WRITE_BUCKET_LOGGING =
      new Action<>("change a bucket's logging", Rule.PLAIN, Capability.WRITE_BUCKET_LOGGING);
  public static final Action<OfBucket> READ_BUCKET_LIFECYCLE_RULES =
      new Action<>(
          "read a bucket's lifecycle rules", Rule.PLAIN, Capability.READ_BUCKET_LIFECYCLE_RULES);

  /** Either capability lets b2_update_bucket change the rules (sheet 01 §10 no. 6). */
  public static final Action<OfBucket> WRITE_BUCKET_LIFECYCLE_RULES =
      new Action<>(
          "change a bucket's lifecycle rules",
          Rule.PLAIN,
          Capability.WRITE_BUCKET_LIFECYCLE_RULES,
          Capability.WRITE_BUCKETS);

  /**
   * Upload somewhere in the bucket; which name is decided when the upload comes (sheet 01 §3.4).
   */
  public static final Action<OfBucket> PREPARE_UPLOAD =
      new Action<>("prepare an upload", Rule.PLAIN, Capability.WRITE_FILES);

  /** The files of a bucket as far as the grant's name prefix reaches (v1, sheet 02 §1.4). */
  public static final Action<OfBucket> LIST_FILES_IN_REACH =
      new Action<>("list the files in reach", Rule.PLAIN, Capability.LIST_FILES);

  // Files, by name or by the prefix of names.
  public static final Action<OfFiles> LIST_FILES =
      new Action<>("list files", Rule.PLAIN, Capability.LIST_FILES);

  /** The one action that a stranger may do, on public buckets. */
  public static final Action<OfFiles> READ_FILE =
      new Action<>("read a file", Rule.OPEN_ON_PUBLIC_BUCKETS, Capability.READ_FILES);

  public static final Action<OfFiles> READ_FILE_INFO =
      new Action<>("read a file's info", Rule.PLAIN, Capability.READ_FILES);
  public static final Action<OfFiles> SHARE_FILES =
      new Action<>("share files", Rule.PLAIN, Capability.SHARE_FILES);
  public static final Action<OfFiles> WRITE_FILE =
      new Action<>("write a file", Rule.PLAIN, Capability.WRITE_FILES);
  public static final Action<OfFiles> HIDE_FILE =
      new Action<>("hide a file", Rule.PLAIN, Capability.WRITE_FILES);
  public static final Action<OfFiles> DELETE_FILE_VERSION =
      new Action<>("delete a file version", Rule.PLAIN, Capability.DELETE_FILES);
  public static final Action<OfFiles> READ_FILE_RETENTION =
      new Action<>("read a file's retention", Rule.PLAIN, Capability.READ_FILE_RETENTIONS);
  public static final Action<OfFiles> WRITE_FILE_RETENTION =
      new Action<>("change a file's retention", Rule.PLAIN, Capability.WRITE_FILE_RETENTIONS);
  public static final Action<OfFiles> READ_FILE_LEGAL_HOLD =
      new Action<>("read a file's legal hold", Rule.PLAIN, Capability.READ_FILE_LEGAL_HOLDS);
  public static final Action<OfFiles> WRITE_FILE_LEGAL_HOLD =
      new Action<>("change a file's legal hold", Rule.PLAIN, Capability.WRITE_FILE_LEGAL_HOLDS);
  public static final Action<OfFiles> BYPASS_GOVERNANCE =
      new Action<>("bypass governance", Rule.PLAIN, Capability.BYPASS_GOVERNANCE);

  /** What is special about an action. */
  enum Rule {
    /** Nothing: owner, capability, bucket and name prefix must all fit. */
    PLAIN,
    /** Bucket restrictions do not deny; the answer is narrowed to what the grant reaches. */
    NARROWED,
    /** Anyone may, when the bucket is public. */
    OPEN_ON_PUBLIC_BUCKETS
  }

  private final String description;
  private final Rule rule;
  private final Capabilities sufficient;

  private Action(String description, Rule rule, Capability... sufficient) {
    this.description = description;
    this.rule = rule;
    this.sufficient = Capabilities.of(sufficient);
    TABLE.add(this);
  }

  /** Every action, in the order of the table. */
  public static List<Action<?>> table() {
    return List.copyOf(TABLE);
  }

  /** States that the action is needed on the target. */
  public Need on(T target) {
    return new Need(this, target);
  }

  /** What the action does, in a few words. */
  public String description() {
    return description;
  }

  /** The capabilities, any one of which suffices. */
  public Capabilities sufficient() {
    return sufficient;
  }

  Rule rule() {
    return rule;
  }

  @Override
  public String toString() {
    return description;
  }
}
