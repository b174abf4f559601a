package dev.strongroom.access;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.store.Tables;

/**
 * Says who may look after whose account: the person of an account with partner access, in the
 * accounts of the members of the managed Groups that it administers (sheet 03 §8).
 */
final class Managing {
  private Managing() {}

  /** Whether it is so now; nobody looks after an account that the operator stopped. */
  static boolean isInForce(Tables tables, AccountId manager, AccountId member) {
    boolean mayManage =
        tables.accounts().find(manager).filter(account -> account.state().works()).isPresent()
            && tables.accountProfiles().find(manager).hasPartnerAccess();
    boolean mayBeManaged =
        tables
            .accounts()
            .find(member)
            .map(Account::state)
            .filter(state -> state.works() || state == Account.State.PAUSED)
            .isPresent();
    return mayManage
        && mayBeManaged
        && tables
            .memberships()
            .find(member)
            .flatMap(membership -> tables.groups().find(membership.groupId()))
            .filter(Group::managed)
            .filter(group -> !group.isArchived())
            .filter(group -> tables.groups().isAdmin(group.id(), manager))
            .isPresent();
  }

  /** Whether the grant's bearer may still do what they do in the account of somebody else. */
  static boolean isInForce(Tables tables, Grant grant) {
    return grant
        .manager()
        .map(manager -> isInForce(tables, manager, grant.account().orElseThrow()))
        .orElse(true);
  }
}
