package dev.strongroom.accounts;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Revocations;
import dev.strongroom.access.Target;
import dev.strongroom.access.Vault;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.IdempotencyTable;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes, lists and deletes standard application keys (sheet 01 §6). */
public final class ApplicationKeys {
  private static final String CREATE = "create key";
  private static final String DELETE = "delete key";

  private final MetadataStore store;
  private final Revocations revocations;
  private final Vault vault;
  private final Cluster cluster;
  private final AuditTrail audit;

  /** Makes the service. */
  public ApplicationKeys(
      MetadataStore store,
      RevocationLedger ledger,
      Vault vault,
      Cluster cluster,
      AuditTrail audit) {
    this.store = store;
    this.revocations = new Revocations(ledger);
    this.vault = vault;
    this.cluster = cluster;
    this.audit = audit;
  }

  /**
   * Makes a key. Its capabilities may exceed those of its maker (sheet 01 §2.4 no. 8).
   *
   * @throws Refusal when a bucket is not one of the account's
   */
  public CreatedKey create(Permit permit, Target.OfAccount account, NewKey wanted) {
    permit.require(Action.CREATE_KEY.on(account));
    AccountId owner = account.account();
    return create(
        permit, owner, wanted, Optional.empty(), tables -> Optional.empty(), (tables, key) -> {});
  }

  /**
   * As {@link #create(Permit, Target.OfAccount, NewKey)}, in the account of a member of a managed
   * Group, by the Group's admin.
   *
   * @param mark by which the request may be repeated: the same key comes back, as long as it is
   *     there
   */
  public CreatedKey createForMember(
      Permit permit, Target.OfMember member, NewKey wanted, Optional<IdempotencyKey> mark) {
    permit.require(Action.CREATE_MEMBER_KEY.on(member));
    AccountId owner = member.account();
    return create(
        permit,
        owner,
        wanted,
        Optional.of(owner),
        tables -> {
          AccountId unused = ManagedMembers.require(tables, member);
          return tables
              .idempotency()
              .madeBefore(mark, permit.decidedAtMillis())
              .map(id -> madeBefore(tables, owner, new ApplicationKeyId(id)));
        },
        (tables, key) ->
            tables.idempotency().made(mark, key.id().value(), permit.decidedAtMillis()));
  }

  /** What the same request made before, its secret opened again. */
  private CreatedKey madeBefore(Tables tables, AccountId owner, ApplicationKeyId id) {
    ApplicationKey key =
        tables
            .applicationKeys()
            .find(id)
            .filter(found -> found.accountId().equals(owner))
            .orElseThrow(IdempotencyTable::gone);
    return new CreatedKey(key, vault.open(key).orElseThrow(IdempotencyTable::gone));
  }

  private CreatedKey create(
      Permit permit,
      AccountId owner,
      NewKey wanted,
      Optional<AccountId> inAccount,
      Function<Tables, Optional<CreatedKey>> before,
      BiConsumer<Tables, ApplicationKey> after) {
    // Now, so that no number is used up and nothing is noted for a key that cannot be made; and
    // once more with the key, because a bucket may be deleted in between.
    Optional<CreatedKey> made =
        store.read(tables -> {
          Optional<CreatedKey> found = before.apply(tables);
          if (found.isEmpty()) {
            checkBuckets(tables, owner, wanted.buckets());
          }
          return found;
        });
    if (made.isPresent()) {
      audit.changing(permit, owner, "show key again", made.get().key().id().value());
      return made.get();
    }
    long number = store.write(tables -> tables.accounts().takeKeyNumber(owner));
    ApplicationKeyId id = ApplicationKeyId.ofStandard(cluster, owner, number);
    Vault.NewSecret secret = vault.newStandardSecret(id);
    ApplicationKey key = key(id, wanted, secret, permit.decidedAtMillis());
    inAccount.ifPresentOrElse(
        account -> audit.changing(permit, account, CREATE, id.value()),
        () -> audit.changing(permit, CREATE, id.value()));
    Supplier<CreatedKey> making =
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Optional<CreatedKey> meanwhile = before.apply(tables);
              if (meanwhile.isPresent()) {
                return meanwhile.get();
              }
              checkBuckets(tables, owner, wanted.buckets());
              tables.applicationKeys().insert(key);
              after.accept(tables, key);
              return new CreatedKey(key, secret.secret());
            });
    CreatedKey created = audit.making(permit, inAccount, CREATE, List.of(id.value()), making);
    if (!created.key().id().equals(id)) {
      audit.notMade(permit, inAccount, CREATE, id.value(), IdempotencyTable.madeMeanwhile());
    }
    return created;
  }

  /**
   * A page of the account's live keys; the master key is never among them.
   *
   * @param start the first id that may be listed, which need not exist; "" for the first page
   * @param limit 1 to 10,000
   * @param withMultiBucketKeys whether keys of that kind are included
   */
  public KeyPage list(
      Permit permit,
      Target.OfAccount account,
      String start,
      int limit,
      boolean withMultiBucketKeys) {
    permit.require(Action.LIST_KEYS.on(account));
    return page(
        store.read(tables ->
            tables
                .applicationKeys()
                .list(
                    account.account(),
                    start,
                    withMultiBucketKeys,
                    permit.decidedAtMillis(),
                    limit + 1)),
        limit);
  }

  /** As {@link #list}, of all kinds, in the account of a member, for the Group's admin. */
  public KeyPage listOfMember(Permit permit, Target.OfMember member, String start, int limit) {
    permit.require(Action.LIST_MEMBER_KEYS.on(member));
    return page(
        store.read(tables ->
            tables
                .applicationKeys()
                .list(
                    ManagedMembers.require(tables, member),
                    start,
                    true,
                    permit.decidedAtMillis(),
                    limit + 1)),
        limit);
  }

  private static KeyPage page(List<ApplicationKey> found, int limit) {
    return found.size() <= limit
        ? new KeyPage(found, Optional.empty())
        : new KeyPage(found.subList(0, limit), Optional.of(found.get(limit).id()));
  }

  /**
   * Deletes a key. From the moment this returns, nothing that hangs on it works.
   *
   * @param inspection sees the key first and may throw to refuse
   * @throws Refusal when there is no such key in the account, or the caller's key or session died
   *     meanwhile
   */
  public ApplicationKey delete(
      Permit permit, Target.OfKey target, Consumer<ApplicationKey> inspection) {
    permit.require(Action.DELETE_KEY.on(target));
    ApplicationKeyId id = target.key();
    // Looked at before anything is noted for ever, and once more with the change.
    ApplicationKey key =
        store
            .read(tables -> {
              KeyRing.requireAlive(tables, permit);
              return target.owner().flatMap(owner -> tables.applicationKeys().find(id));
            })
            .filter(found -> !found.isExpiredAt(permit.decidedAtMillis()))
            .orElseThrow(() -> notFound(id));
    inspection.accept(key);
    Revocations.auditWithoutFail(() -> audit.changing(permit, DELETE, id.value()));
    ApplicationKeyId unused =
        audit.making(
            permit,
            Optional.empty(),
            DELETE,
            List.of(id.value()),
            () -> delete(permit, id, tables -> {}));
    return key;
  }

  /** As {@link #delete}, in the account of a member, by the Group's admin. */
  public ApplicationKey deleteOfMember(Permit permit, Target.OfMember member, ApplicationKeyId id) {
    permit.require(Action.DELETE_MEMBER_KEY.on(member));
    AccountId owner = member.account();
    ApplicationKey key =
        store
            .read(tables -> {
              KeyRing.requireAlive(tables, permit);
              AccountId unused = ManagedMembers.require(tables, member);
              return tables.applicationKeys().find(id);
            })
            .filter(found -> found.accountId().equals(owner) && !found.id().isMaster())
            .filter(found -> !found.isExpiredAt(permit.decidedAtMillis()))
            .orElseThrow(() -> notFound(id));
    Revocations.auditWithoutFail(() -> audit.changing(permit, owner, DELETE, id.value()));
    ApplicationKeyId unusedId =
        audit.making(
            permit,
            Optional.of(owner),
            DELETE,
            List.of(id.value()),
            () ->
                delete(
                    permit,
                    id,
                    tables -> {
                      AccountId unused = ManagedMembers.require(tables, member);
                    }));
    return key;
  }

  /** Deletes it, while the caller's own credential and {@code condition} still hold. */
  private ApplicationKeyId delete(Permit permit, ApplicationKeyId id, Consumer<Tables> condition) {
    boolean deleted =
        revocations.revoke(
            id,
            0,
            () ->
                store.writeFromReserve(tables -> {
                  KeyRing.requireAlive(tables, permit);
                  condition.accept(tables);
                  return tables.applicationKeys().delete(id);
                }));
    if (!deleted) {
      throw notFound(id);
    }
    return id;
  }

  private static ApplicationKey key(
      ApplicationKeyId id, NewKey wanted, Vault.NewSecret secret, long nowMillis) {
    Long expiresAtMillis =
        wanted.validDurationSeconds().isPresent()
            ? (Long) (nowMillis + wanted.validDurationSeconds().getAsLong() * 1000)
            : null;
    return new ApplicationKey(
        id,
        wanted.name(),
        wanted.capabilities(),
        wanted.buckets(),
        wanted.namePrefix(),
        wanted.kind(),
        0,
        nowMillis,
        expiresAtMillis,
        secret.sha256(),
        secret.sealed());
  }

  private static void checkBuckets(Tables tables, AccountId owner, BucketScope buckets) {
    if (buckets instanceof BucketScope.Only(List<BucketId> ids)) {
      for (BucketId id : ids) {
        Optional<Bucket> bucket = tables.buckets().find(id);
        if (bucket.isEmpty() || !bucket.get().accountId().equals(owner)) {
          throw Refusal.bucketNotFound(id.value());
        }
      }
    }
  }

  private static Refusal notFound(ApplicationKeyId id) {
    return new Refusal(Refusal.Kind.KEY_NOT_FOUND, "application key does not exist: " + id);
  }
}
