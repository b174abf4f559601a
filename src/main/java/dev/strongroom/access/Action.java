package dev.strongroom.access;

import dev.strongroom.access.Target.OfAccount;
import dev.strongroom.access.Target.OfBucket;
import dev.strongroom.access.Target.OfDownload;
import dev.strongroom.access.Target.OfFiles;
import dev.strongroom.access.Target.OfGroup;
import dev.strongroom.access.Target.OfKey;
import dev.strongroom.access.Target.OfMember;
import dev.strongroom.access.Target.OfServer;
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

  // The server, for the person who runs it: no capability suffices.
  public static final Action<OfServer> LIST_ACCOUNTS = new Action<>("list accounts", Rule.OPERATOR);
  public static final Action<OfAccount> CREATE_ACCOUNT =
      new Action<>("create an account", Rule.OPERATOR);
  public static final Action<OfServer> MAINTAIN =
      new Action<>("maintain the server", Rule.OPERATOR);

  public static final Action<OfAccount> SET_ACCOUNT_STATE =
      new Action<>("suspend or resume an account", Rule.OPERATOR);
  public static final Action<OfAccount> SET_PARTNER_ACCESS =
      new Action<>("give or take partner access", Rule.OPERATOR);
  public static final Action<OfAccount> REMOVE_SECOND_FACTOR =
      new Action<>("take away a second factor that was lost", Rule.OPERATOR);
  public static final Action<OfServer> LIST_ALL_GROUPS =
      new Action<>("list all Groups", Rule.OPERATOR);

  // Groups, for whoever administers them (sheet 03).
  public static final Action<OfAccount> CREATE_GROUP = new Action<>("create a Group", Rule.PARTNER);
  public static final Action<OfAccount> LIST_GROUPS = new Action<>("list Groups", Rule.PARTNER);
  public static final Action<OfGroup> LIST_GROUP_MEMBERS =
      new Action<>("list the members of a Group", Rule.PARTNER);
  public static final Action<OfGroup> CREATE_GROUP_MEMBER =
      new Action<>("create a member of a Group", Rule.PARTNER);
  public static final Action<OfGroup> EJECT_GROUP_MEMBER =
      new Action<>("eject a member from a Group", Rule.PARTNER);
  public static final Action<OfAccount> CREATE_TRIAL =
      new Action<>("create an account with a trial", Rule.PARTNER);

  public static final Action<OfGroup> CHANGE_GROUP = new Action<>("change a Group", Rule.PARTNER);

  public static final Action<OfGroup> APPROVE_MEMBERS =
      new Action<>("invite and approve members of a Group", Rule.PARTNER);

  /** A quota bounds what members do in their accounts, so the Group is a managed one. */
  public static final Action<OfGroup> SET_GROUP_QUOTA =
      new Action<>("set the quota of a Group", Rule.MANAGER);

  // Inside the account of a member of a managed Group: extensions (sheet 03 §14).
  public static final Action<OfMember> READ_MEMBER =
      new Action<>("read a member's account", Rule.PARTNER);
  public static final Action<OfMember> SUSPEND_MEMBER =
      new Action<>("suspend or resume a member", Rule.MANAGER);

  /** Look after a member's account in the console, as if it were one's own (sheet 03 §8). */
  public static final Action<OfMember> MANAGE_MEMBER =
      new Action<>("manage a member's account", Rule.MANAGER);

  public static final Action<OfMember> SET_MEMBER_QUOTA =
      new Action<>("set the quota of a member", Rule.MANAGER);
  public static final Action<OfMember> LIST_MEMBER_KEYS =
      new Action<>("list a member's application keys", Rule.MANAGER);
  public static final Action<OfMember> CREATE_MEMBER_KEY =
      new Action<>("create an application key of a member", Rule.MANAGER);
  public static final Action<OfMember> DELETE_MEMBER_KEY =
      new Action<>("delete an application key of a member", Rule.MANAGER);

  /**
   * See what is shown to everybody: how to sign in to the console, what its pages look like, and
   * the description of the extension API.
   */
  public static final Action<OfServer> SEE_PUBLIC_PAGE =
      new Action<>("see a public page", Rule.ANYONE);

  /** See which Group a link leads to, with the eyes of the account that may join it. */
  public static final Action<OfAccount> LOOK_AT_GROUP_LINK =
      new Action<>("look at a Group's link", Rule.PERSON);

  /** In a managed Group its admins may act in the account from then on (sheet 03 §1). */
  public static final Action<OfAccount> JOIN_GROUP = new Action<>("join a Group", Rule.OWNER);

  /** End the console session that one comes with: nobody is kept from that. */
  public static final Action<OfServer> SIGN_OUT =
      new Action<>("end one's own session", Rule.ANYONE);

  /** Go back from a member's account into one's own: nobody is kept from that. */
  public static final Action<OfServer> LEAVE_MANAGED_VIEW =
      new Action<>("leave the managed view", Rule.ANYONE);

  /**
   * Turn a credential into a token: whoever has an account may, whatever the grant allows besides.
   */
  public static final Action<OfAccount> AUTHORIZE = new Action<>("authorize", Rule.ANY_BEARER);

  // The account, its person and its keys. A master key is generated by the person whose account it
  // is, never by a key.
  public static final Action<OfAccount> SIGN_IN =
      new Action<>("sign in to the console", Rule.PERSON);
  public static final Action<OfAccount> MANAGE_SESSIONS =
      new Action<>("list and end console sessions", Rule.PERSON);
  public static final Action<OfAccount> VIEW_ACTIVITY =
      new Action<>("see what happened in the account", Rule.PERSON);
  public static final Action<OfAccount> VIEW_USAGE =
      new Action<>("see what the account used", Rule.PERSON);

  /** See the question before a master application key is generated. */
  public static final Action<OfAccount> ASK_FOR_MASTER_KEY =
      new Action<>("ask for the master application key", Rule.PERSON);

  public static final Action<OfAccount> GENERATE_MASTER_KEY =
      new Action<>("generate the master application key", Rule.OWNER);
  public static final Action<OfAccount> SET_PASSWORD = new Action<>("set the password", Rule.OWNER);

  /** Turn the second factor on or off, and make new backup codes (sheet 05 §10, "Step-up"). */
  public static final Action<OfAccount> SET_SECOND_FACTOR =
      new Action<>("set the second factor", Rule.OWNER);

  /**
   * Make, in the console, a key with one of {@link KeyPowers#NEED_CONFIRMATION}: needed besides
   * {@link #CREATE_KEY} (sheet 05 §10, "Step-up").
   */
  public static final Action<OfAccount> HAND_OUT_POWERS =
      new Action<>("hand out power over keys, buckets or locks", Rule.CONFIRMED);

  /**
   * Make, eject or look after members of Groups in the console: needed besides what is done (sheet
   * 05 §10, "Step-up").
   */
  public static final Action<OfAccount> CONFIRM_FOR_MEMBERS =
      new Action<>("act on members in the console", Rule.OWNER);

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

  /** What a stranger may do on public buckets, as long as no header is overridden. */
  public static final Action<OfDownload> DOWNLOAD =
      new Action<>("download a file", Rule.OPEN_ON_PUBLIC_BUCKETS, Capability.READ_FILES);

  /** Reading as the source of a copy: open on public buckets too (sheet 01 §3.2). */
  public static final Action<OfFiles> READ_FILE =
      new Action<>("read a file", Rule.OPEN_ON_PUBLIC_BUCKETS, Capability.READ_FILES);

  public static final Action<OfFiles> READ_FILE_INFO =
      new Action<>("read a file's info", Rule.PLAIN, Capability.READ_FILES);

  /** An object has the ACL of its bucket; but of which objects, a name prefix says (S3). */
  public static final Action<OfFiles> READ_FILE_ACL =
      new Action<>("read a file's ACL", Rule.PLAIN, Capability.READ_BUCKETS);

  public static final Action<OfFiles> WRITE_FILE_ACL =
      new Action<>("change a file's ACL", Rule.PLAIN, Capability.WRITE_BUCKETS);
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
    PLAIN(""),
    /** Bucket restrictions do not deny; the answer is narrowed to what the grant reaches. */
    NARROWED("narrowed"),
    /** Everybody who is somebody. */
    ANY_BEARER("bearer"),
    /** Anybody at all. */
    ANYONE("anyone"),
    /** Only the person whose account it is, and the operator. */
    PERSON("person"),
    /** Only the master key of an account that administers Groups, its person, and the operator. */
    PARTNER("partner"),
    /** The same, when the Group is a managed one. */
    MANAGER("manager"),
    /** The same, when the person proved a short while ago who they are. */
    OWNER("owner"),
    /** The same, and the person whose Group manages the account. */
    CONFIRMED("confirmed"),
    /** Only the operator. */
    OPERATOR("operator"),
    /** Anyone may, when the bucket is public. */
    OPEN_ON_PUBLIC_BUCKETS("open");

    private final String word;

    Rule(String word) {
      this.word = word;
    }
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

  /** What is special about the action, in a word of docs/ACCESS.md; empty when nothing is. */
  public String exception() {
    return rule.word;
  }

  Rule rule() {
    return rule;
  }

  @Override
  public String toString() {
    return description;
  }
}
