package dev.strongroom.accounts;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Revocations;
import dev.strongroom.access.Target;
import dev.strongroom.access.Vault;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.RevocationLedger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes accounts and their master application keys (sheet 01 §1). */
public final class Accounts {
  private final MetadataStore store;
  private final Revocations revocations;
  private final Vault vault;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final SecureRandom random;

  /** Makes the service. */
  public Accounts(
      MetadataStore store,
      RevocationLedger ledger,
      Vault vault,
      Passwords passwords,
      AuditTrail audit,
      SecureRandom random) {
    this.store = store;
    this.revocations = new Revocations(ledger);
    this.vault = vault;
    this.passwords = passwords;
    this.audit = audit;
    this.random = random;
  }

  /** A new account id, for the target of the permit to create the account. */
  public AccountId newId() {
    byte[] bytes = new byte[AccountId.LENGTH / 2];
    random.nextBytes(bytes);
    return new AccountId(HexFormat.of().formatHex(bytes));
  }

  /** Makes an account without any key; throws {@link Refusal} when the address is taken. */
  public Account create(Permit permit, Target.OfAccount target, String email, String password) {
    permit.require(Action.CREATE_ACCOUNT.on(target));
    Account account =
        new Account(
            target.account(),
            email,
            Account.State.ACTIVE,
            permit.decidedAtMillis(),
            passwords.hash(password));
    return audit.change(permit, "create account", account.id().value(), () -> insert(account));
  }

  private Account insert(Account account) {
    try {
      return store.write(tables -> {
        tables.accounts().insert(account);
        return account;
      });
    } catch (DuplicateException taken) {
      throw Refusal.illegalValue("another account has this e-mail address");
    }
  }

  /**
   * The accounts in ascending order of id, at most {@code limit}, after the id {@code after}; ""
   * begins at the first.
   */
  public List<Account> list(Permit permit, String after, int limit) {
    permit.require(Action.LIST_ACCOUNTS.on(Target.OfServer.INSTANCE));
    return store.read(tables -> tables.accounts().list(after, limit));
  }

  /**
   * Gives the account another password and ends its console sessions; throws {@link Refusal} when
   * the password is too short or too long.
   *
   * @param keptSession the id of the session that goes on; "" for none
   */
  public Account setPassword(
      Permit permit, Target.OfAccount target, String password, String keptSession) {
    permit.require(Action.SET_PASSWORD.on(target));
    String hash = passwords.hash(password);
    return audit.change(
        permit,
        "set password",
        target.account().value(),
        () ->
            store.write(tables -> {
              Account account =
                  tables
                      .accounts()
                      .find(target.account())
                      .orElseThrow(() -> Refusal.illegalValue("there is no such account"));
              boolean isOver =
                  !keptSession.isEmpty() && tables.consoleSessions().find(keptSession).isEmpty();
              if (isOver) {
                throw new Refusal(
                    Refusal.Kind.CREDENTIAL_REVOKED,
                    "This session was ended meanwhile. Sign in again.");
              }
              Account changed = account.withPasswordHash(hash);
              tables.accounts().update(changed);
              int unusedCount =
                  tables.consoleSessions().deleteOthers(target.account(), keptSession);
              return changed;
            }));
  }

  /**
   * Generates the account's master application key. The one before is dead when this returns, and
   * so is every token that it gave out. Once there is one, there is exactly one at any time, also
   * when the server is killed in between (sheet 06, R-18).
   */
  public CreatedKey generateMasterKey(Permit permit, Target.OfAccount target) {
    permit.require(Action.GENERATE_MASTER_KEY.on(target));
    ApplicationKeyId id = ApplicationKeyId.ofMaster(target.account());
    Vault.NewSecret secret = vault.newMasterSecret();
    audit.changing(permit, "generate master key", id.value());
    long generation =
        store.read(
            tables -> tables.applicationKeys().find(id).map(ApplicationKey::generation).orElse(0L));
    ApplicationKey master =
        new ApplicationKey(
            id,
            "Master-Application-Key",
            Capabilities.ALL,
            BucketScope.all(),
            NamePrefix.NONE,
            ApplicationKey.Kind.MASTER,
            generation + 1,
            permit.decidedAtMillis(),
            null,
            secret.sha256(),
            null);
    ApplicationKey unused =
        audit.making(
            permit,
            Optional.empty(),
            "generate master key",
            List.of(id.value()),
            () -> revocations.replace(id, generation, () -> replaceMaster(permit, master)));
    return new CreatedKey(master, secret.secret());
  }

  private ApplicationKey replaceMaster(Permit permit, ApplicationKey master) {
    return store.write(tables -> {
      KeyRing.requireAlive(tables, permit);
      long current =
          tables.applicationKeys().find(master.id()).map(ApplicationKey::generation).orElse(0L);
      if (current != master.generation() - 1) {
        throw new Refusal(
            Refusal.Kind.REVISION_CONFLICT,
            "the master application key was generated anew meanwhile");
      }
      tables.applicationKeys().putMaster(master);
      return master;
    });
  }
}
