package dev.strongroom.accounts;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Revocations;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.AccountTable;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Tables;
import dev.strongroom.store.Withdrawal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Suspends accounts and resumes them (sheet 05 §10). What a suspended account's credentials do,
 * they do from the next request on; a backup that is restored does not lift a suspension.
 */
public final class AccountStates {
  private final MetadataStore store;
  private final RevocationLedger ledger;
  private final Revocations revocations;
  private final AuditTrail audit;
  private final ReentrantLock oneByOne = new ReentrantLock();

  /** Makes the service. */
  public AccountStates(MetadataStore store, RevocationLedger ledger, AuditTrail audit) {
    this.store = store;
    this.ledger = ledger;
    this.revocations = new Revocations(ledger);
    this.audit = audit;
  }

  /** Puts the account into a state; throws {@link Refusal} when there is no such account. */
  public Account set(Permit permit, Target.OfAccount target, Account.State state) {
    permit.require(Action.SET_ACCOUNT_STATE.on(target));
    if (store.read(tables -> tables.accounts().find(target.account())).isEmpty()) {
      throw Refusal.illegalValue("there is no such account");
    }
    // One after the other, so that the ledger's last word is what the metadata say.
    oneByOne.lock();
    try {
      return change(permit, target, state);
    } finally {
      oneByOne.unlock();
    }
  }

  private Account change(Permit permit, Target.OfAccount target, Account.State state) {
    String what = "set state " + state.name();
    String subject = target.account().value();
    if (state.works()) {
      Account changed =
          audit.change(
              permit,
              what,
              subject,
              () -> store.write(tables -> changed(tables.accounts(), target, state)));
      ledger.withdraw(Withdrawal.resumed(target.account()));
      return changed;
    }
    Revocations.auditWithoutFail(() -> audit.changing(permit, what, subject));
    Withdrawal withdrawal =
        state == Account.State.PAUSED
            ? Withdrawal.paused(target.account())
            : Withdrawal.suspended(target.account());
    return audit.making(
        permit,
        Optional.empty(),
        what,
        List.of(subject),
        () ->
            revocations.withdraw(
                withdrawal,
                () -> store.writeFromReserve(tables -> changed(tables.accounts(), target, state))));
  }

  /**
   * Suspends the account of a member of a managed Group, or lets it work again, for the Group's
   * admin. What the operator suspended stays suspended.
   *
   * @return the account's state now
   * @throws GroupRefusal when the account is not a member, or its state is the operator's affair
   */
  public Account.State suspendMember(Permit permit, Target.OfMember member, boolean suspended) {
    permit.require(Action.SUSPEND_MEMBER.on(member));
    oneByOne.lock();
    try {
      return turn(permit, member, suspended);
    } finally {
      oneByOne.unlock();
    }
  }

  private Account.State turn(Permit permit, Target.OfMember member, boolean suspended) {
    AccountId account = member.account();
    // Looked at before anything is noted for ever, and once more with the change.
    Account.State now =
        store.read(tables -> {
          KeyRing.requireAlive(tables, permit);
          return stateOf(tables, member);
        });
    boolean isSo = suspended ? now == Account.State.PAUSED : now.works();
    if (isSo) {
      return now;
    }
    boolean isTheirAffair = suspended ? now.works() : now == Account.State.PAUSED;
    if (!isTheirAffair) {
      throw new GroupRefusal(
          GroupRefusal.Kind.NOT_ADMITTED, "The state of this account is not the Group's affair");
    }
    String subject = account.value();
    if (suspended) {
      Revocations.auditWithoutFail(() -> audit.changing(permit, account, "suspend", subject));
      return audit.making(
          permit,
          Optional.of(account),
          "suspend",
          List.of(subject),
          () ->
              revocations.withdraw(
                  Withdrawal.paused(account),
                  () ->
                      store.writeFromReserve(
                          tables -> turned(tables, permit, member, Account.State.PAUSED))));
    }
    Account.State resumed =
        audit.change(
            permit,
            account,
            "resume",
            subject,
            () -> store.write(tables -> turned(tables, permit, member, Account.State.ACTIVE)));
    ledger.withdraw(Withdrawal.resumed(account));
    return resumed;
  }

  private static Account.State stateOf(Tables tables, Target.OfMember member) {
    return tables.accounts().find(ManagedMembers.require(tables, member)).orElseThrow().state();
  }

  private static Account.State turned(
      Tables tables, Permit permit, Target.OfMember member, Account.State state) {
    KeyRing.requireAlive(tables, permit);
    Account account = tables.accounts().find(ManagedMembers.require(tables, member)).orElseThrow();
    tables.accounts().update(account.withState(state));
    return state;
  }

  private static Account changed(
      AccountTable accounts, Target.OfAccount target, Account.State state) {
    Account changed = accounts.find(target.account()).orElseThrow().withState(state);
    accounts.update(changed);
    return changed;
  }
}
