package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.Membership;
import dev.strongroom.model.StorageTotals;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.IdempotencyTable;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and lists the members of Groups (sheet 03 §5.2 and §5.3). */
public final class Members {
  private static final String WHAT = "create group member";

  private final MetadataStore store;
  private final AuditTrail audit;
  private final NewAccounts newAccounts;
  private final GroupRules rules;

  Members(MetadataStore store, AuditTrail audit, NewAccounts newAccounts, GroupRules rules) {
    this.store = store;
    this.audit = audit;
    this.newAccounts = newAccounts;
    this.rules = rules;
  }

  /**
   * A page of the Group's members.
   *
   * @param startEmail the first address; when no member has it, the next greater one begins
   * @param limit 1 to 1000
   */
  public MemberPage list(Permit permit, Target.OfGroup target, String startEmail, int limit) {
    permit.require(Action.LIST_GROUP_MEMBERS.on(target));
    return store.read(tables -> {
      Group group = GroupNames.existing(tables, target);
      List<Membership> found = tables.memberships().list(group.id(), startEmail, limit + 1);
      List<StorageTotals> totals =
          tables.storageTotals().keptOfMembers(group.id(), startEmail, limit);
      Optional<Long> countedAt = Counting.countedAtMillis(tables);
      List<MemberOverview> page = new ArrayList<>();
      for (int index = 0; index < Math.min(limit, found.size()); index++) {
        page.add(overview(found.get(index), totals.get(index), countedAt));
      }
      Optional<String> next =
          found.size() <= limit ? Optional.empty() : Optional.of(found.get(limit).email());
      return new MemberPage(group, page, next);
    });
  }

  /**
   * Makes an account, puts it into the Group and gives it application key number 1, which may do
   * everything in it: all of that or nothing. Nobody can sign in to the account.
   *
   * @param regionName empty for the standard region
   * @param key by which the request may be repeated: the same member and key come back
   * @throws GroupRefusal in the order of sheet 03 §5.3
   */
  public CreatedMember create(
      Permit permit,
      Target.OfGroup target,
      String email,
      Optional<String> regionName,
      Optional<IdempotencyKey> key) {
    permit.require(Action.CREATE_GROUP_MEMBER.on(target));
    Optional<CreatedMember> before =
        store.read(tables -> {
          checkPhone(tables, permit, GroupRefusal.Kind.PHONE_NOT_VERIFIED);
          Group unused = open(tables, target);
          return madeBefore(tables, permit, target, key);
        });
    if (before.isPresent()) {
      audit.changing(permit, "show group member's key again", before.get().keyId().value());
      return before.get();
    }
    NewAccounts.Draft draft = newAccounts.draft(email, regionName, permit.decidedAtMillis());
    String subject = draft.account().id().value();
    CreatedMember created =
        audit.change(permit, WHAT, subject, () -> insert(permit, target, draft, key));
    if (!created.keyId().equals(draft.keyId())) {
      audit.notMade(permit, Optional.empty(), WHAT, subject, IdempotencyTable.madeMeanwhile());
    }
    return created;
  }

  private CreatedMember insert(
      Permit permit, Target.OfGroup target, NewAccounts.Draft draft, Optional<IdempotencyKey> key) {
    try {
      return store.write(tables -> {
        KeyRing.requireAlive(tables, permit);
        // Once more: the same request may be on its way twice.
        Optional<CreatedMember> meanwhile = madeBefore(tables, permit, target, key);
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
        CreatedMember created = insert(tables, target, draft);
        tables.idempotency().made(key, created.keyId().value(), permit.decidedAtMillis());
        return created;
      });
    } catch (DuplicateException | StorageFullException undone) {
      throw new GroupRefusal(GroupRefusal.Kind.CREATION_FAILED, "The account could not be created");
    }
  }

  /** A member with what its account holds at this moment, to the byte. */
  public MemberDetails details(Permit permit, Target.OfMember target) {
    permit.require(Action.READ_MEMBER.on(target));
    return store.read(tables -> {
      Membership membership = GroupNames.existing(tables, target);
      return details(tables, membership);
    });
  }

  static MemberDetails details(Tables tables, Membership membership) {
    return new MemberDetails(
        membership,
        tables.accounts().find(membership.accountId()).orElseThrow().state(),
        tables.storageTotals().ofAccount(membership.accountId()),
        tables.quotas().ofAccount(membership.accountId()));
  }

  /** Throws {@link GroupRefusal} when the caller needs a verified telephone number and has none. */
  void checkPhone(Tables tables, Permit permit, GroupRefusal.Kind kind) {
    boolean verified = tables.accountProfiles().find(permit.account()).isPhoneVerified();
    if (rules.needsVerifiedPhone() && !verified) {
      throw new GroupRefusal(kind, "The account has no verified telephone number");
    }
  }

  /** What the same request made before, its secret opened again. */
  private Optional<CreatedMember> madeBefore(
      Tables tables, Permit permit, Target.OfGroup target, Optional<IdempotencyKey> key) {
    return tables
        .idempotency()
        .madeBefore(key, permit.decidedAtMillis())
        .map(id -> {
          Group group = GroupNames.existing(tables, target);
          ApplicationKeyId keyId = new ApplicationKeyId(id);
          Membership membership =
              tables
                  .memberships()
                  .find(keyId.accountId())
                  .filter(found -> found.groupId().equals(group.id()))
                  .orElseThrow(IdempotencyTable::gone);
          ApplicationKey made =
              tables.applicationKeys().find(keyId).orElseThrow(IdempotencyTable::gone);
          return new CreatedMember(group, membership, keyId, newAccounts.opened(made));
        });
  }

  static CreatedMember insert(Tables tables, Target.OfGroup target, NewAccounts.Draft draft) {
    Group group = open(tables, target);
    Account account = draft.account();
    NewAccounts.checkUnused(tables, account.email());
    if (tables.memberships().count(group.id()) >= Group.MAXIMUM_MEMBERS) {
      throw new GroupRefusal(
          GroupRefusal.Kind.GROUP_FULL,
          "a Group has at most " + Group.MAXIMUM_MEMBERS + " members");
    }
    Membership membership =
        new Membership(
            account.id(),
            group.id(),
            account.email(),
            draft.region().name(),
            Membership.Origin.PARTNER_API,
            account.createdAtMillis());
    tables.accounts().insert(account);
    tables
        .accountProfiles()
        .put(account.id(), AccountProfile.ofCreatedMember(draft.region().name()));
    long number = tables.accounts().takeKeyNumber(account.id());
    if (number != 1) {
      throw new DuplicateException("the account's id was in use");
    }
    tables.applicationKeys().insert(draft.key(Capabilities.ALL, BucketScope.all()));
    tables.memberships().insert(membership);
    return new CreatedMember(group, membership, draft.keyId(), draft.revealedOnce());
  }

  private static Group open(Tables tables, Target.OfGroup target) {
    Group group = GroupNames.existing(tables, target);
    if (!group.takesCreatedMembers()) {
      throw GroupRefusal.groupNotFound(target.asked());
    }
    if (!group.standing().takesMembers()) {
      throw new GroupRefusal(GroupRefusal.Kind.NOT_ADMITTED, "The Group is not in good standing");
    }
    return group;
  }

  private static MemberOverview overview(
      Membership member, StorageTotals totals, Optional<Long> countedAtMillis) {
    return new MemberOverview(
        member, totals, countedAtMillis.filter(millis -> millis >= member.sinceMillis()));
  }
}
