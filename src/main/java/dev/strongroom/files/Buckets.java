package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes, changes, deletes and lists buckets (sheet 02 §3). */
public final class Buckets {
  private final MetadataStore store;
  private final AuditTrail audit;
  private final SecureRandom random;
  private final int maximumPerAccount;

  /**
   * Makes the service.
   *
   * @param maximumPerAccount how many buckets an account may have; 100 at B2
   */
  public Buckets(
      MetadataStore store, AuditTrail audit, SecureRandom random, int maximumPerAccount) {
    this.store = store;
    this.audit = audit;
    this.random = random;
    this.maximumPerAccount = maximumPerAccount;
  }

  /**
   * Makes a bucket; throws {@link Refusal} when the name is taken or the account has as many as it
   * may.
   */
  public Bucket create(
      Permit permit,
      Target.OfAccount account,
      BucketName name,
      BucketType type,
      SortedMap<String, String> info) {
    permit.require(Action.CREATE_BUCKET.on(account));
    if (name.isServers()) {
      throw Refusal.illegalValue("bucket names must not start with 'b2-'");
    }
    Bucket bucket =
        new Bucket(
            newId(),
            account.account(),
            name,
            type,
            info,
            Bucket.FIRST_REVISION,
            permit.decidedAtMillis());
    return audit.change(permit, "create bucket", bucket.id().value(), () -> insert(permit, bucket));
  }

  private Bucket insert(Permit permit, Bucket bucket) {
    try {
      return store.write(tables -> {
        KeyRing.requireAlive(tables, permit);
        return inserted(tables, bucket);
      });
    } catch (DuplicateException taken) {
      throw new Refusal(Refusal.Kind.BUCKET_NAME_TAKEN, "Bucket name is already in use.");
    }
  }

  /** The name of the bucket for an account's usage reports. */
  public static BucketName reportsName(AccountId account) {
    return new BucketName("b2-reports-" + account);
  }

  /**
   * The account's bucket for usage reports, which is made when it is not there: one that nobody but
   * the server writes to (sheet 03 §9.1). Needs no room among the buckets that an account may have.
   */
  public Bucket forReports(Permit permit, Target.OfAccount account) {
    permit.require(Action.CREATE_BUCKET.on(account));
    BucketName name = reportsName(account.account());
    Optional<Bucket> there = store.read(tables -> tables.buckets().findByName(name.value()));
    if (there.isPresent()) {
      return there.get();
    }
    Bucket bucket =
        new Bucket(
            newId(),
            account.account(),
            name,
            BucketType.RESTRICTED,
            new TreeMap<>(),
            Bucket.FIRST_REVISION,
            permit.decidedAtMillis());
    return audit.change(
        permit,
        "create bucket",
        bucket.id().value(),
        () ->
            store.write(tables -> {
              tables.buckets().insert(bucket);
              return bucket;
            }));
  }

  /** Changes a bucket and raises its revision, also when nothing differs. */
  public Bucket update(Permit permit, Target.OfBucket target, BucketChange change) {
    permit.require(Action.UPDATE_BUCKET.on(target));
    BucketId id = target.id();
    return audit.change(
        permit,
        "update bucket",
        id.value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Bucket before = existing(tables, target);
              if (before.type() == BucketType.RESTRICTED) {
                throw Refusal.illegalValue("the settings of a restricted bucket cannot be changed");
              }
              if (change.ifRevisionIs().isPresent()
                  && change.ifRevisionIs().getAsLong() != before.revision()) {
                throw new Refusal(Refusal.Kind.REVISION_CONFLICT, "simultaneous updates to bucket");
              }
              Bucket after =
                  new Bucket(
                      id,
                      before.accountId(),
                      before.name(),
                      change.type().orElse(before.type()),
                      change.info().orElse(before.info()),
                      before.revision() + 1,
                      before.createdAtMillis());
              tables.buckets().update(after);
              return after;
            }));
  }

  /**
   * Deletes a bucket that holds no version of any kind, hide markers and unfinished large files
   * included. Gives back the bucket as it was, one revision later. Its id is never used again, its
   * name is free at once.
   */
  public Bucket delete(Permit permit, Target.OfBucket target) {
    permit.require(Action.DELETE_BUCKET.on(target));
    BucketId id = target.id();
    return audit.change(
        permit,
        "delete bucket",
        id.value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Bucket bucket = existing(tables, target);
              if (!tables.fileVersions().isEmpty(id)) {
                throw new Refusal(
                    Refusal.Kind.BUCKET_NOT_EMPTY,
                    "Cannot delete non-empty bucket: " + bucket.name());
              }
              tables.buckets().delete(id);
              return new Bucket(
                  id,
                  bucket.accountId(),
                  bucket.name(),
                  bucket.type(),
                  bucket.info(),
                  bucket.revision() + 1,
                  bucket.createdAtMillis());
            }));
  }

  /** All buckets of the account, in ascending order of folded name. */
  public List<Bucket> list(Permit permit, Target.OfAccount account) {
    permit.require(Action.LIST_BUCKETS.on(account));
    return all(account.account());
  }

  /** The buckets of the account that the grant reaches, in ascending order of folded name. */
  public List<Bucket> listInReach(Permit permit, Target.OfAccount account) {
    permit.require(Action.LIST_BUCKETS_IN_REACH.on(account));
    return all(account.account()).stream()
        .filter(bucket ->
            permit.allows(Action.LIST_BUCKET.on(Target.OfBucket.of(bucket, bucket.id().value()))))
        .toList();
  }

  /**
   * All buckets of the account for a grant that need not reach them, in ascending order of folded
   * name: their names may be told, nothing else.
   */
  public List<Bucket> listAllNames(Permit permit, Target.OfAccount account) {
    permit.require(Action.LIST_ALL_BUCKET_NAMES.on(account));
    return all(account.account());
  }

  /** One bucket, or none when it is not there. */
  public List<Bucket> listOne(Permit permit, Target.OfBucket target) {
    permit.require(Action.LIST_BUCKET.on(target));
    return target.bucket().isEmpty()
        ? List.of()
        : store.read(tables -> tables.buckets().find(target.id())).stream().toList();
  }

  private List<Bucket> all(AccountId account) {
    return store.read(tables -> tables.buckets().list(account));
  }

  private Bucket inserted(Tables tables, Bucket bucket) {
    if (tables.buckets().count(bucket.accountId()) >= maximumPerAccount) {
      throw new Refusal(
          Refusal.Kind.TOO_MANY_BUCKETS,
          "an account has at most " + maximumPerAccount + " buckets");
    }
    tables.buckets().insert(bucket);
    return bucket;
  }

  private static Bucket existing(Tables tables, Target.OfBucket target) {
    return tables
        .buckets()
        .find(target.id())
        .orElseThrow(() -> Refusal.bucketNotFound(target.asked()));
  }

  private BucketId newId() {
    byte[] bytes = new byte[BucketId.LENGTH / 2];
    random.nextBytes(bytes);
    return new BucketId(HexFormat.of().formatHex(bytes));
  }
}
