package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Quota;
import dev.strongroom.store.MetadataStore;

/**
 * Says how much members and Groups may hold; an extension (sheet 03 §14). What is there already
 * stays: from the next request on, nothing is taken in that would pass the quota.
 */
public final class Quotas {
  private final MetadataStore store;
  private final AuditTrail audit;

  Quotas(MetadataStore store, AuditTrail audit) {
    this.store = store;
    this.audit = audit;
  }

  /** Sets what all members of the Group may hold together; {@link Quota#NONE} ends it. */
  public Quota setOfGroup(Permit permit, Target.OfGroup target, Quota quota) {
    permit.require(Action.SET_GROUP_QUOTA.on(target));
    return audit.change(
        permit,
        "set quota of group",
        target.id().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              tables.quotas().putOfGroup(GroupNames.existing(tables, target).id(), quota);
              return quota;
            }));
  }

  /**
   * Sets what a member may hold, as long as it is one; {@link Quota#NONE} ends it.
   *
   * @throws dev.strongroom.model.GroupRefusal when the account is not a member
   */
  public Quota setOfMember(Permit permit, Target.OfMember target, Quota quota) {
    permit.require(Action.SET_MEMBER_QUOTA.on(target));
    return audit.change(
        permit,
        target.account(),
        "set quota of member",
        target.account().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              Membership member = GroupNames.existing(tables, target);
              tables.quotas().putOfAccount(member.accountId(), quota);
              return quota;
            }));
  }
}
