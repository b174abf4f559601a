package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Revocations;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Tables;
import dev.strongroom.store.Withdrawal;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives accounts access to the Partner API, and takes it (sheet 03 §2). A backup that is restored
 * does not give back what was taken.
 */
public final class Partners {
  private final MetadataStore store;
  private final RevocationLedger ledger;
  private final Revocations revocations;
  private final AuditTrail audit;
  private final ReentrantLock oneByOne = new ReentrantLock();

  /** Makes the service. */
  public Partners(MetadataStore store, RevocationLedger ledger, AuditTrail audit) {
    this.store = store;
    this.ledger = ledger;
    this.revocations = new Revocations(ledger);
    this.audit = audit;
  }

  /**
   * Gives access or takes it; what was given before is good, or bad, from the next request on.
   *
   * @param phoneVerified whether a telephone number of the account's owner was verified
   * @throws Refusal when there is no such account
   */
  public AccountProfile setAccess(
      Permit permit, Target.OfAccount target, boolean access, boolean phoneVerified) {
    permit.require(Action.SET_PARTNER_ACCESS.on(target));
    // One after the other, so that the ledger's last word is what the metadata say.
    oneByOne.lock();
    try {
      if (store.read(tables -> tables.accounts().find(target.account())).isEmpty()) {
        throw Refusal.illegalValue("there is no such account");
      }
      return access
          ? give(permit, target.account(), phoneVerified)
          : take(permit, target.account(), phoneVerified);
    } finally {
      oneByOne.unlock();
    }
  }

  private AccountProfile give(Permit permit, AccountId account, boolean phoneVerified) {
    AccountProfile given =
        audit.change(
            permit,
            "give partner access",
            account.value(),
            () -> store.write(tables -> changed(tables, account, true, phoneVerified)));
    ledger.withdraw(Withdrawal.accessGiven(account));
    return given;
  }

  private AccountProfile take(Permit permit, AccountId account, boolean phoneVerified) {
    Revocations.auditWithoutFail(
        () -> audit.changing(permit, "take partner access", account.value()));
    return revocations.withdraw(
        Withdrawal.accessTaken(account),
        () -> store.writeFromReserve(tables -> changed(tables, account, false, phoneVerified)));
  }

  private static AccountProfile changed(
      Tables tables, AccountId account, boolean access, boolean phoneVerified) {
    AccountProfile profile =
        tables.accountProfiles().find(account).withPartnerAccess(access, phoneVerified);
    tables.accountProfiles().put(account, profile);
    return profile;
  }
}
