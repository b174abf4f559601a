package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.IdempotencyTable;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and lists Groups (sheet 03 §1 and §5.1). */
public final class Groups {
  private static final GroupId FIRST = new GroupId(1);
  private static final int BATCH = 100;

  private final MetadataStore store;
  private final AuditTrail audit;

  /** Makes the service. */
  public Groups(MetadataStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  /**
   * Makes a Group with the account as its one admin.
   *
   * @param key by which the request may be repeated: the same Group comes back
   * @throws Refusal when there is no such account, or it administers as many Groups as it may
   */
  public Group create(
      Permit permit, Target.OfAccount admin, NewGroup wanted, Optional<IdempotencyKey> key) {
    permit.require(Action.CREATE_GROUP.on(admin));
    Optional<Group> before = store.read(tables -> madeBefore(tables, permit, admin, key));
    if (before.isPresent()) {
      return before.get();
    }
    return audit.change(
        permit,
        "create group",
        admin.account().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              // Once more: the same request may be on its way twice.
              Optional<Group> meanwhile = madeBefore(tables, permit, admin, key);
              if (meanwhile.isPresent()) {
                return meanwhile.get();
              }
              checkAdmin(tables, admin.account());
              Group group =
                  new Group(
                      tables.groups().nextId(),
                      wanted.name(),
                      wanted.managed(),
                      wanted.products(),
                      wanted.joinPolicy(),
                      wanted.acceptedDomains(),
                      GroupStanding.GOOD,
                      permit.decidedAtMillis(),
                      false);
              tables.groups().insert(group);
              tables.groups().addAdmin(group.id(), admin.account());
              tables.idempotency().made(key, group.id().value(), permit.decidedAtMillis());
              return group;
            }));
  }

  /** What the same request made before. */
  private static Optional<Group> madeBefore(
      Tables tables, Permit permit, Target.OfAccount admin, Optional<IdempotencyKey> key) {
    return tables
        .idempotency()
        .madeBefore(key, permit.decidedAtMillis())
        .map(id ->
            GroupId.parse(id)
                .flatMap(group -> GroupNames.administered(tables, admin.account(), group))
                .orElseThrow(IdempotencyTable::gone));
  }

  /**
   * A page of the active Groups that the account administers, in ascending order of id.
   *
   * @param name only Groups of exactly this name; empty for all
   * @param start the first Group, which must be one of them; empty to begin at the first
   * @param limit 1 to 100
   * @throws GroupRefusal when the Group to start at is unknown
   */
  public GroupPage list(
      Permit permit,
      Target.OfAccount admin,
      Optional<String> name,
      Optional<String> start,
      int limit) {
    permit.require(Action.LIST_GROUPS.on(admin));
    return store.read(tables -> {
      GroupId from = start.map(asked -> known(tables, admin.account(), asked)).orElse(FIRST);
      List<Group> found = matching(tables, admin.account(), name, from, limit + 1);
      List<GroupOverview> page =
          found.stream().limit(limit).map(group -> overview(tables, group)).toList();
      Optional<GroupId> next =
          found.size() <= limit ? Optional.empty() : Optional.of(found.get(limit).id());
      return new GroupPage(page, next, Counting.countedAtMillis(tables));
    });
  }

  /** Gives the Group another name. */
  public Group rename(Permit permit, Target.OfGroup target, String name) {
    permit.require(Action.CHANGE_GROUP.on(target));
    Group.checkName(name);
    return audit.change(
        permit,
        "rename group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Group renamed = GroupNames.existing(tables, target).named(name);
              tables.groups().update(renamed);
              return renamed;
            }));
  }

  /** The Group with what its members hold at this moment, to the byte. */
  public GroupDetails usage(Permit permit, Target.OfGroup target) {
    permit.require(Action.LIST_GROUP_MEMBERS.on(target));
    return store.read(tables -> {
      Group group = GroupNames.existing(tables, target);
      return new GroupDetails(
          group,
          tables.memberships().count(group.id()),
          tables.storageTotals().ofGroup(group.id()),
          tables.quotas().ofGroup(group.id()));
    });
  }

  /** All Groups of the server, archived ones too, at most {@code limit} from {@code start} on. */
  public List<AdministeredGroup> listAll(Permit permit, GroupId start, int limit) {
    permit.require(Action.LIST_ALL_GROUPS.on(Target.OfServer.INSTANCE));
    return store.read(tables ->
        tables.groups().list(start, limit).stream()
            .map(group -> new AdministeredGroup(overview(tables, group), admins(tables, group)))
            .toList());
  }

  private static List<AdministeredGroup.Admin> admins(Tables tables, Group group) {
    return tables.groups().admins(group.id()).stream()
        .flatMap(id -> tables.accounts().find(id).stream())
        .map(account -> new AdministeredGroup.Admin(account.id(), account.email()))
        .toList();
  }

  private static GroupId known(Tables tables, AccountId admin, String asked) {
    return GroupId.parse(asked)
        .flatMap(id -> GroupNames.administered(tables, admin, id))
        .map(Group::id)
        .orElseThrow(() -> GroupRefusal.groupNotFound(asked));
  }

  private static List<Group> matching(
      Tables tables, AccountId admin, Optional<String> name, GroupId from, int limit) {
    if (name.isEmpty()) {
      return tables.groups().administered(admin, from, limit);
    }
    List<Group> found = new ArrayList<>();
    List<Group> batch = tables.groups().administered(admin, from, BATCH);
    while (!batch.isEmpty() && found.size() < limit) {
      batch.stream().filter(group -> group.name().equals(name.get())).forEach(found::add);
      GroupId after = new GroupId(batch.getLast().id().number() + 1);
      batch = tables.groups().administered(admin, after, BATCH);
    }
    return found;
  }

  private static GroupOverview overview(Tables tables, Group group) {
    return new GroupOverview(
        group,
        tables.memberships().count(group.id()),
        tables.storageTotals().keptOfGroup(group.id()));
  }

  private static void checkAdmin(Tables tables, AccountId admin) {
    if (tables.accounts().find(admin).isEmpty()) {
      throw Refusal.illegalValue("there is no such account");
    }
    if (tables.groups().countAdministered(admin) >= Group.MAXIMUM_PER_ADMIN) {
      throw Refusal.illegalValue(
          "an account administers at most " + Group.MAXIMUM_PER_ADMIN + " Groups");
    }
  }
}
