package dev.strongroom.access;

import dev.strongroom.model.Account;
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
 * request: a key that is deleted, or whose account is suspended, is gone from the next request on.
 * Rows are kept in memory as long as the store's access epoch stands still.
 */
public final class KeyRing {
  private static final int MAXIMUM_REMEMBERED = 100_000;
  private static final byte[] NO_HASH = new byte[32];

  private final MetadataStore store;
  private final SteadyClock clock;
  private final Map<ApplicationKeyId, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(ApplicationKey key, long epoch) {}

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
    Optional<ApplicationKey> key = store.read(tables -> findWorking(tables, asked));
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
    return isOver(key.get())
        ? new Login.Failed(Rejection.of(asked, "key " + asked + " has expired"))
        : new Login.Succeeded(Grant.of(key.get()));
  }

  /**
   * The key with this canonical id; empty when it was deleted, never existed, or its account does
   * not work. It may have expired.
   */
  public Optional<ApplicationKey> find(ApplicationKeyId id) {
    // Read before the row is: a row from before a change is then kept under the epoch before it.
    long epoch = store.accessEpoch();
    Remembered known = remembered.get(id);
    if (known != null && known.epoch == epoch) {
      return Optional.of(known.key);
    }
    Optional<ApplicationKey> found = store.read(tables -> findWorking(tables, id));
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
   * Makes sure that the permit's key still works, which costs nothing as long as no key changed:
   * for work that takes long. A key that has merely expired since may end what it began.
   *
   * @throws Refusal when the key was deleted or replaced, or its account was suspended
   */
  public void requireAlive(Permit permit) {
    permit.grant().key().ifPresent(held -> requireSame(held, find(held.id())));
  }

  /** As {@link #requireAlive(Permit)}, inside the transaction that makes a change. */
  public static void requireAlive(Tables tables, Permit permit) {
    permit.grant().key().ifPresent(held -> requireSame(held, findWorking(tables, held.id())));
  }

  private static void requireSame(ApplicationKey held, Optional<ApplicationKey> found) {
    boolean same =
        MessageDigest.isEqual(
            held.secretSha256(), found.map(ApplicationKey::secretSha256).orElse(NO_HASH));
    if (!same) {
      throw new Refusal(
          Refusal.Kind.CREDENTIAL_REVOKED, "the application key was deleted meanwhile");
    }
  }

  /** Says whether the key's time is over. */
  boolean isOver(ApplicationKey key) {
    Long expiresAtMillis = key.expiresAtMillis();
    return expiresAtMillis != null && clock.hasCome(expiresAtMillis);
  }

  /** Why a key is not found, for the operator. */
  static String absent(ApplicationKeyId id) {
    return "there is no key " + id + " (any more), or its account is suspended";
  }

  /** Both look-ups are made in every case, so that none can be told by its time. */
  private static Optional<ApplicationKey> findWorking(Tables tables, ApplicationKeyId id) {
    Optional<ApplicationKey> key = tables.applicationKeys().find(id);
    boolean works =
        tables
            .accounts()
            .find(id.accountId())
            .filter(account -> account.state() == Account.State.ACTIVE)
            .isPresent();
    return key.filter(found -> works);
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
