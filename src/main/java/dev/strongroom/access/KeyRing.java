package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds application keys and says whether they are alive. Every credential ends here on every
 * request: a key that is deleted, or whose account is suspended, is dead from the next request on.
 * Rows are kept in memory as long as the store's access epoch stands still.
 */
public final class KeyRing {
  private static final int MAXIMUM_REMEMBERED = 100_000;
  private static final byte[] NO_HASH = new byte[32];

  private final MetadataStore store;
  private final SteadyClock clock;
  private final Map<ApplicationKeyId, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(Held held, long epoch) {}

  /**
   * A key as it stands.
   *
   * @param accountWorks whether its account does
   * @param isPartners whether it is the master key of an account that may use the Partner API and
   *     administers a Group (sheet 03 §2)
   */
  record Held(ApplicationKey key, boolean accountWorks, boolean isPartners) {
    /** All that the key may do. */
    Grant grant() {
      return isPartners ? Grant.ofPartner(key) : Grant.of(key);
    }
  }

  /** Makes the ring over the store, by the server's clock. */
  public KeyRing(MetadataStore store, SteadyClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Checks a key id and secret (sheet 01 §4.4). Unknown ids, wrong secrets, expired and deleted
   * keys are not told apart, and cost the same: one look-up that is never answered from memory, one
   * SHA-256, one comparison in constant time (sheet 06, "Timing").
   */
  public Login login(String id, String secret) {
    if (!ApplicationKeyId.isWellFormed(id)) {
      return new Login.Malformed(Rejection.of(malformedId(id)));
    }
    ApplicationKeyId asked = new ApplicationKeyId(id).canonical();
    Optional<Held> held = store.read(tables -> look(tables, asked));
    Optional<ApplicationKey> key = held.map(Held::key);
    byte[] hash = Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8));
    boolean matches =
        MessageDigest.isEqual(hash, key.map(ApplicationKey::secretSha256).orElse(NO_HASH));
    if (!Secrets.isWellFormed(secret)) {
      return new Login.Malformed(Rejection.of(asked, "no secret has the form of the one given"));
    }
    if (key.isEmpty()) {
      return new Login.Failed(Rejection.of(asked, absent(asked)));
    }
    if (!matches) {
      return new Login.Failed(Rejection.of(asked, "the secret is not that of key " + asked));
    }
    if (isOver(key.get())) {
      return new Login.Failed(Rejection.of(asked, "key " + asked + " has expired"));
    }
    return held.orElseThrow().accountWorks()
        ? new Login.Succeeded(held.orElseThrow().grant())
        : new Login.Suspended(Rejection.of(asked, suspended(asked)));
  }

  /**
   * The key with this canonical id; empty when it was deleted, never existed, or its account does
   * not work. It may have expired.
   */
  public Optional<ApplicationKey> find(ApplicationKeyId id) {
    return look(id).filter(Held::accountWorks).map(Held::key);
  }

  /** The key with this canonical id, also when its account does not work. */
  Optional<Held> look(ApplicationKeyId id) {
    // Read before the row is: a row from before a change is then kept under the epoch before it.
    long epoch = store.accessEpoch();
    Remembered known = remembered.get(id);
    if (known != null && known.epoch == epoch) {
      return Optional.of(known.held);
    }
    Optional<Held> found = store.read(tables -> look(tables, id));
    if (found.isEmpty()) {
      remembered.remove(id);
      return found;
    }
    if (remembered.size() >= MAXIMUM_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(id, new Remembered(found.get(), epoch));
    return found;
  }

  /**
   * Why the key that a grant hangs on is not in force any more; empty when it is, or when there is
   * none. Costs nothing as long as no key changed.
   */
  public Optional<Rejection> whyNotInForce(Grant grant) {
    if (!isStillManagers(grant)) {
      return Optional.of(
          Rejection.of(
              "the account is not managed any more by account " + grant.manager().orElseThrow()));
    }
    return grant
        .key()
        .flatMap(held -> {
          Optional<Held> now = look(held.id()).filter(Held::accountWorks);
          if (!isSame(held, now)) {
            return Optional.of(
                Rejection.of(held.id(), absent(held.id()) + ": it was deleted meanwhile"));
          }
          if (!isStillPartners(grant, now)) {
            return Optional.of(
                Rejection.of(
                    held.id(),
                    "the account of key "
                        + held.id()
                        + " lost its access to the Partner API meanwhile"));
          }
          return isOver(held)
              ? Optional.of(Rejection.of(held.id(), "key " + held.id() + " expired meanwhile"))
              : Optional.empty();
        });
  }

  /** The refusal of what a key that died meanwhile had begun. */
  public static Refusal revokedMeanwhile() {
    return new Refusal(
        Refusal.Kind.CREDENTIAL_REVOKED,
        "the application key was deleted or lost its rights meanwhile");
  }

  /**
   * Makes sure that the permit's key still works, which costs nothing as long as no key changed:
   * for work that takes long. A key that has merely expired since may end what it began.
   *
   * @throws Refusal when the key was deleted or replaced, or its account was suspended, or the
   *     permit is a partner's and the account is none any more
   */
  public void requireAlive(Permit permit) {
    if (!isStillManagers(permit.grant())) {
      throw revokedMeanwhile();
    }
    permit.grant().key().ifPresent(held -> requireSame(permit.grant(), held, look(held.id())));
  }

  /**
   * As {@link #requireAlive(Permit)}, inside the transaction that makes a change; for what hangs on
   * a console session, that it was not ended and its account still works.
   */
  public static void requireAlive(Tables tables, Permit permit) {
    if (!Managing.isInForce(tables, permit.grant())) {
      throw revokedMeanwhile();
    }
    permit
        .grant()
        .session()
        .filter(
            id -> tables.consoleSessions().find(id).isEmpty() || !works(tables, permit.account()))
        .ifPresent(ended -> {
          throw new Refusal(
              Refusal.Kind.CREDENTIAL_REVOKED, "the session was ended meanwhile; nothing was done");
        });
    permit
        .grant()
        .key()
        .ifPresent(held -> requireSame(permit.grant(), held, look(tables, held.id())));
  }

  private static boolean works(Tables tables, AccountId account) {
    return tables.accounts().find(account).filter(found -> found.state().works()).isPresent();
  }

  private boolean isStillManagers(Grant grant) {
    return grant.manager().isEmpty()
        || store.<Boolean>read(tables -> Managing.isInForce(tables, grant));
  }

  private static void requireSame(Grant grant, ApplicationKey held, Optional<Held> found) {
    Optional<Held> now = found.filter(Held::accountWorks);
    if (!isSame(held, now) || !isStillPartners(grant, now)) {
      throw revokedMeanwhile();
    }
  }

  private static boolean isSame(ApplicationKey held, Optional<Held> now) {
    return MessageDigest.isEqual(
        held.secretSha256(), now.map(found -> found.key().secretSha256()).orElse(NO_HASH));
  }

  /** A partner's grant is good as long as the account is a partner's (sheet 03 §2). */
  private static boolean isStillPartners(Grant grant, Optional<Held> now) {
    return !grant.isPartners() || now.filter(Held::isPartners).isPresent();
  }

  /** Says whether the key's time is over. */
  boolean isOver(ApplicationKey key) {
    Long expiresAtMillis = key.expiresAtMillis();
    return expiresAtMillis != null && clock.hasCome(expiresAtMillis);
  }

  /** Why a key is not found, for the operator. */
  static String absent(ApplicationKeyId id) {
    return "there is no key " + id + " (any more)";
  }

  /** Why a key is of no use, for the operator. */
  static String suspended(ApplicationKeyId id) {
    return "the account of key " + id + " is suspended";
  }

  /** All look-ups are made in every case, so that none can be told by its time. */
  private static Optional<Held> look(Tables tables, ApplicationKeyId id) {
    Optional<ApplicationKey> key = tables.applicationKeys().find(id);
    boolean works =
        tables
            .accounts()
            .find(id.accountId())
            .filter(account -> account.state().works())
            .isPresent();
    boolean isPartners = id.isMaster() && mayUsePartnerApi(tables, id.accountId());
    return key.map(found -> new Held(found, works, isPartners));
  }

  private static boolean mayUsePartnerApi(Tables tables, AccountId account) {
    boolean hasAccess = tables.accountProfiles().find(account).hasPartnerAccess();
    boolean administers = tables.groups().administersAny(account);
    return hasAccess && administers;
  }

  /**
   * The text is not repeated, for it may be the secret; but characters that cannot be seen, or look
   * like others, are a mistake that nobody finds by looking (sheet 06, bad input 4).
   */
  private static String malformedId(String id) {
    String visible =
        Normalizer.normalize(id, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Cc}\\p{Z}]", "");
    return ApplicationKeyId.isWellFormed(visible)
        ? "the key id holds characters that cannot be seen or look like others; without them it is "
            + visible
        : "no key id has the form of the one given";
  }
}
