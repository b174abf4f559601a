package dev.strongroom.groups;

import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Membership;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.Optional;

/**
 * Turns the ids of Groups in a request into targets, as the caller's account sees them: a Group
 * that it does not administer is absent, exactly as if it did not exist. Needs no permit, because
 * it gives nothing away.
 */
public final class GroupNames {
  private final MetadataStore store;

  /** Makes the resolver over the store. */
  public GroupNames(MetadataStore store) {
    this.store = store;
  }

  /**
   * A Group by its id; the text need not be an id at all.
   *
   * @param viewer the caller's account
   * @param admin the account that the caller says administers the Group; it sees a Group only when
   *     it is the caller's own
   */
  public Target.OfGroup group(AccountId viewer, AccountId admin, String asked) {
    Optional<Group> found =
        GroupId.parse(asked)
            .filter(id -> viewer.equals(admin))
            .flatMap(id -> store.read(tables -> administered(tables, admin, id)));
    boolean isManaged = found.filter(Group::managed).isPresent();
    return new Target.OfGroup(admin, found.map(Group::id), isManaged, asked);
  }

  /** A member of a Group that the caller administers, by the ids of both. */
  public Target.OfMember member(AccountId viewer, String askedGroup, String asked) {
    Target.OfGroup group = group(viewer, viewer, askedGroup);
    Optional<AccountId> found =
        Optional.of(asked)
            .filter(AccountId::isWellFormed)
            .map(AccountId::new)
            .filter(account -> group.group().isPresent())
            .filter(account ->
                store
                    .read(tables -> tables.memberships().find(account))
                    .filter(membership -> membership.groupId().equals(group.id()))
                    .isPresent());
    return new Target.OfMember(group, found, asked);
  }

  /** The Group, when it is active and the account administers it. */
  static Optional<Group> administered(Tables tables, AccountId admin, GroupId id) {
    return tables
        .groups()
        .find(id)
        .filter(group -> !group.isArchived())
        .filter(group -> tables.groups().isAdmin(id, admin));
  }

  /** As {@link #administered}, of the permit's target, inside the transaction of a change. */
  static Group existing(Tables tables, Target.OfGroup target) {
    return target
        .group()
        .flatMap(id -> administered(tables, target.admin(), id))
        .orElseThrow(() -> GroupRefusal.groupNotFound(target.asked()));
  }

  /** The membership of the permit's target, while the caller administers the Group. */
  static Membership existing(Tables tables, Target.OfMember target) {
    Group group = existing(tables, target.group());
    return tables
        .memberships()
        .find(target.account())
        .filter(found -> found.groupId().equals(group.id()))
        .orElseThrow(() -> GroupRefusal.notAMember(target.asked()));
  }
}
