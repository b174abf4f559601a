package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;

/** Gives accounts access to the Partner API, and takes it (sheet 03 §2). */
public final class Partners {
  private final MetadataStore store;
  private final AuditTrail audit;

  /** Makes the service. */
  public Partners(MetadataStore store, AuditTrail audit) {
    this.store = store;
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
    audit.changing(
        permit, access ? "give partner access" : "take partner access", target.account().value());
    return store.write(tables -> {
      if (tables.accounts().find(target.account()).isEmpty()) {
        throw Refusal.illegalValue("there is no such account");
      }
      AccountProfile profile =
          tables.accountProfiles().find(target.account()).withPartnerAccess(access, phoneVerified);
      tables.accountProfiles().put(target.account(), profile);
      return profile;
    });
  }
}
