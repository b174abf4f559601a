package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Revocations;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Membership;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Tables;
import dev.strongroom.store.Withdrawal;
import java.util.List;
import java.util.Optional;

/**
 * Ends memberships (sheet 03 §5.4). The account, its data and its keys stay as they are; only its
 * own person can decide about it from then on. Neither a full disk nor an audit log or a ledger
 * that fails holds an ejection up.
 */
public final class Ejection {
  private final MetadataStore store;
  private final Revocations revocations;
  private final AuditTrail audit;
  private final Members members;

  Ejection(MetadataStore store, RevocationLedger ledger, AuditTrail audit, Members members) {
    this.store = store;
    this.revocations = new Revocations(ledger);
    this.audit = audit;
    this.members = members;
  }

  /**
   * Ejects a member, for ever as far as partners are concerned, also when a backup from before is
   * restored.
   *
   * @param member the account's id as it was asked for; need not be one
   * @param email the account's new address; empty to keep the one it has
   * @throws GroupRefusal when the Group, the member or the address cannot be
   */
  public EjectedMember eject(
      Permit permit, Target.OfGroup target, String member, Optional<String> email) {
    permit.require(Action.EJECT_GROUP_MEMBER.on(target));
    // Everything is looked at before it is noted for ever, and once more with the change.
    Departure departure = check(permit, target, member, email);
    AccountId account = departure.account.id();
    Revocations.auditWithoutFail(
        () -> audit.changing(permit, "eject group member", account.value()));
    return audit.making(
        permit,
        Optional.empty(),
        "eject group member",
        List.of(account.value()),
        () ->
            revocations.withdraw(
                Withdrawal.ejected(account, departure.membership.sinceMillis()),
                () ->
                    store.writeFromReserve(tables -> {
                      KeyRing.requireAlive(tables, permit);
                      return depart(tables, departure(tables, target, member, email));
                    })));
  }

  /** As {@link #eject} without doing it: refuses what that would refuse. */
  public void requirePossible(
      Permit permit, Target.OfGroup target, String member, Optional<String> email) {
    permit.require(Action.EJECT_GROUP_MEMBER.on(target));
    Departure unused = check(permit, target, member, email);
  }

  private Departure check(
      Permit permit, Target.OfGroup target, String member, Optional<String> email) {
    return store.read(tables -> {
      KeyRing.requireAlive(tables, permit);
      members.checkPhone(tables, permit, GroupRefusal.Kind.NOT_ADMITTED);
      return departure(tables, target, member, email);
    });
  }

  /** What an ejection is about. */
  private record Departure(
      Group group, Account account, Membership membership, AccountProfile profile) {}

  private static Departure departure(
      Tables tables, Target.OfGroup target, String member, Optional<String> email) {
    Group group = GroupNames.existing(tables, target);
    Membership membership =
        Optional.of(member)
            .filter(AccountId::isWellFormed)
            .flatMap(id -> tables.memberships().find(new AccountId(id)))
            .filter(found -> found.groupId().equals(group.id()))
            .orElseThrow(() -> GroupRefusal.notAMember(member));
    Account account = tables.accounts().find(membership.accountId()).orElseThrow();
    AccountProfile profile = tables.accountProfiles().find(account.id());
    Optional<String> other = email.filter(asked -> !asked.equals(account.email()));
    other.ifPresent(asked -> checkNewEmail(tables, account, profile, asked));
    return new Departure(
        group,
        account.withEmail(other.orElse(account.email())),
        membership.withEmail(other.orElse(account.email())),
        profile);
  }

  private static void checkNewEmail(
      Tables tables, Account account, AccountProfile profile, String asked) {
    NewAccounts.checkEmail(asked);
    if (profile.wasEjected()) {
      throw new GroupRefusal(
          GroupRefusal.Kind.EMAIL_NOT_USABLE,
          "The address of an account that left a Group before cannot be changed");
    }
    if (!Account.foldedEmail(asked).equals(Account.foldedEmail(account.email()))) {
      NewAccounts.checkUnused(tables, asked);
    }
  }

  private static EjectedMember depart(Tables tables, Departure departure) {
    Account account = departure.account;
    tables.memberships().delete(account.id());
    tables.accountProfiles().put(account.id(), departure.profile.ejected());
    tables.accounts().update(account);
    return new EjectedMember(departure.group, departure.membership);
  }
}
