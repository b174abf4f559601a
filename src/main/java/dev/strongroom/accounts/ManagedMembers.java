package dev.strongroom.accounts;

import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.store.Tables;

/** What an admin may do in a member's account is done as long as it is one (sheet 06, 92). */
final class ManagedMembers {
  private ManagedMembers() {}

  /**
   * Makes sure, inside the transaction of a change, that the account is still a member and its
   * Group a managed one.
   *
   * @throws GroupRefusal when it is not
   */
  static AccountId require(Tables tables, Target.OfMember target) {
    AccountId account = target.account();
    Group group =
        tables
            .memberships()
            .find(account)
            .filter(membership -> membership.groupId().equals(target.group().id()))
            .flatMap(membership -> tables.groups().find(membership.groupId()))
            .orElseThrow(() -> GroupRefusal.notAMember(target.asked()));
    if (!group.managed()) {
      throw new GroupRefusal(
          GroupRefusal.Kind.NOT_ADMITTED, "The admins of this Group do not manage its members");
    }
    return account;
  }
}
