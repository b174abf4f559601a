package dev.strongroom.accounts;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.SealBrokenException;
import dev.strongroom.access.Target;
import dev.strongroom.access.Vault;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.SecondFactor;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns second factors on and off (sheet 05 §2 and §3). Who turns one off, or wants other backup
 * codes, gives a code besides the password.
 */
public final class SecondFactors {
  private static final String PREPARED = "prepared second factor";

  private final MetadataStore store;
  private final Vault vault;
  private final CodeCheck check;
  private final AuditTrail audit;
  private final SecureRandom random;

  /**
   * A secret for an app that is not in force yet.
   *
   * @param secret as apps take it, in Base32
   * @param sealed the same for the form that turns it on; opens nowhere else
   */
  public record Prepared(Secret secret, String sealed) {
    /** Nothing of it. */
    @Override
    public String toString() {
      return "Prepared[]";
    }
  }

  /** Makes the service. */
  public SecondFactors(
      MetadataStore store, Vault vault, CodeCheck check, AuditTrail audit, SecureRandom random) {
    this.store = store;
    this.vault = vault;
    this.check = check;
    this.audit = audit;
    this.random = random;
  }

  /** Whether there is one. */
  public boolean isOn(Permit permit, Target.OfAccount target) {
    permit.require(Action.SIGN_IN.on(target));
    return check.sinceMillis(target.account()).isPresent();
  }

  /** How many backup codes are left; empty when there is no second factor. */
  public Optional<Integer> backupCodesLeft(Permit permit, Target.OfAccount target) {
    permit.require(Action.SIGN_IN.on(target));
    return store
        .read(tables -> tables.secondFactors().find(target.account()))
        .map(known -> known.backupCodes().size());
  }

  /** When it was turned on, in milliseconds since 1970 UTC; 0 when it is off. */
  public long sinceMillis(Permit permit, Target.OfAccount target) {
    permit.require(Action.SIGN_IN.on(target));
    return check.sinceMillis(target.account()).orElse(0L);
  }

  /** A new secret for an app; nothing is in force before {@link #turnOn}. */
  public Prepared prepare(Permit permit, Target.OfAccount target) {
    permit.require(Action.SIGN_IN.on(target));
    byte[] secret = new byte[TimeCode.SECRET_BYTES];
    random.nextBytes(secret);
    return prepared(target.account(), secret);
  }

  /** The same secret as before, for whoever mistyped the code; a new one when it is none. */
  public Prepared prepareAgain(Permit permit, Target.OfAccount target, String sealed) {
    permit.require(Action.SIGN_IN.on(target));
    return opened(target.account(), sealed)
        .map(secret -> prepared(target.account(), secret))
        .orElseGet(() -> prepare(permit, target));
  }

  /**
   * Turns it on and ends the account's other sessions.
   *
   * @param sealed what {@link #prepare} gave
   * @param code what the app shows for it
   * @param keptSession the id of the session that goes on
   * @return ten backup codes, to be shown once
   * @throws Refusal when the code is not the app's, or one is on already
   */
  public List<Secret> turnOn(
      Permit permit, Target.OfAccount target, String sealed, String code, String keptSession) {
    permit.require(Action.SET_SECOND_FACTOR.on(target));
    AccountId account = target.account();
    byte[] secret =
        opened(account, sealed)
            .orElseThrow(() -> Refusal.illegalValue("That page is too old. Begin again."));
    OptionalLong step =
        TimeCode.stepOf(secret, BackupCodes.plain(code), permit.decidedAtMillis(), 0);
    if (step.isEmpty()) {
      throw wrong();
    }
    BackupCodes codes = BackupCodes.fresh(random);
    SecondFactor made =
        new SecondFactor(
            account,
            vault.seal(CodeCheck.PURPOSE, account, secret),
            permit.decidedAtMillis(),
            step.getAsLong(),
            codes.hashes());
    audit.<SecondFactor>change(
        permit,
        "turn second factor on",
        account.value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              if (tables.secondFactors().find(account).isPresent()) {
                throw Refusal.illegalValue("It is on already.");
              }
              tables.secondFactors().put(made);
              int unusedCount = tables.consoleSessions().deleteOthers(account, keptSession);
              return made;
            }));
    return codes.codes();
  }

  /** Turns it off; throws {@link Refusal} unless the code is right. */
  public void turnOff(Permit permit, Target.OfAccount target, String code) {
    permit.require(Action.SET_SECOND_FACTOR.on(target));
    take(target, code);
    delete(permit, target.account());
  }

  /**
   * Ten other backup codes in place of those before; throws {@link Refusal} unless the code is
   * right.
   */
  public List<Secret> renewBackupCodes(Permit permit, Target.OfAccount target, String code) {
    permit.require(Action.SET_SECOND_FACTOR.on(target));
    take(target, code);
    BackupCodes codes = BackupCodes.fresh(random);
    audit.<SecondFactor>change(
        permit,
        "make new backup codes",
        target.account().value(),
        () ->
            store.write(tables -> {
              KeyRing.requireAlive(tables, permit);
              SecondFactor present =
                  tables
                      .secondFactors()
                      .find(target.account())
                      .orElseThrow(() -> Refusal.illegalValue("It is off."));
              SecondFactor changed = present.withBackupCodes(codes.hashes());
              tables.secondFactors().put(changed);
              return changed;
            }));
    return codes.codes();
  }

  /**
   * Takes it away from somebody who lost app and codes; says whether there was one. For the
   * operator: nobody else is let through without a code.
   */
  public boolean remove(Permit permit, Target.OfAccount target) {
    permit.require(Action.REMOVE_SECOND_FACTOR.on(target));
    return delete(permit, target.account());
  }

  private boolean delete(Permit permit, AccountId account) {
    return audit.change(
        permit,
        "turn second factor off",
        account.value(),
        () ->
            store.writeFromReserve(tables -> {
              KeyRing.requireAlive(tables, permit);
              return tables.secondFactors().delete(account);
            }));
  }

  private void take(Target.OfAccount target, String code) {
    AccountId account = target.account();
    switch (check.take(account, "settings " + account, code)) {
      case CodeCheck.Result.Right unused -> {}
      case CodeCheck.Result.Wrong unused -> throw wrong();
      case CodeCheck.Result.Off unused -> throw Refusal.illegalValue("It is off.");
      case CodeCheck.Result.TooMany unused ->
          throw Refusal.illegalValue("There were too many wrong codes. Try again in some minutes.");
    }
  }

  private static Refusal wrong() {
    return Refusal.illegalValue(
        "That is not the code that the app shows now. Each code is good once.");
  }

  private Prepared prepared(AccountId account, byte[] secret) {
    byte[] sealed = vault.seal(PREPARED, account, secret);
    return new Prepared(
        new Secret(Base32.encode(secret)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  private Optional<byte[]> opened(AccountId account, String sealed) {
    try {
      return Optional.of(vault.open(PREPARED, account, Base64.getUrlDecoder().decode(sealed)));
    } catch (IllegalArgumentException | SealBrokenException notOurs) {
      return Optional.empty();
    }
  }
}
