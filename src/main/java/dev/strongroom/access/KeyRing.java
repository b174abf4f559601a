package dev.strongroom.access;

import dev.strongroom.model.Account;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
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
  private final InstantSource clock;
  private final Map<ApplicationKeyId, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(ApplicationKey key, long epoch) {}

  /** Makes the ring over the store, by the server's clock. */
  public KeyRing(MetadataStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Checks a key id and secret (sheet 01 §4.4). Unknown ids, wrong secrets, expired and deleted
   * keys are not told apart, and cost the same: one look-up, one SHA-256, one comparison in
   * constant time (sheet 06, "Timing").
   */
  public Login login(String id, String secret) {
    boolean wellFormed = ApplicationKeyId.isWellFormed(id) && Secrets.isWellFormed(secret);
    Optional<ApplicationKey> key =
        ApplicationKeyId.isWellFormed(id)
            ? find(new ApplicationKeyId(id).canonical())
            : Optional.empty();
    byte[] hash = Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8));
    boolean matches =
        MessageDigest.isEqual(hash, key.map(ApplicationKey::secretSha256).orElse(NO_HASH));
    if (!wellFormed) {
      return Login.Malformed.INSTANCE;
    }
    boolean good = key.isPresent() && matches && !key.get().isExpiredAt(clock.millis());
    return good ? new Login.Succeeded(Grant.of(key.orElseThrow())) : Login.Failed.INSTANCE;
  }

  /**
   * The key with this canonical id; empty when it was deleted, never existed, or its account does
   * not work. It may have expired.
   */
  public Optional<ApplicationKey> find(ApplicationKeyId id) {
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
    if (found.isEmpty() || found.get().generation() != held.generation()) {
      throw new Refusal(
          Refusal.Kind.CREDENTIAL_REVOKED, "the application key was deleted meanwhile");
    }
  }

  private static Optional<ApplicationKey> findWorking(Tables tables, ApplicationKeyId id) {
    return tables
        .applicationKeys()
        .find(id)
        .filter(key ->
            tables
                .accounts()
                .find(key.accountId())
                .filter(account -> account.state() == Account.State.ACTIVE)
                .isPresent());
  }
}
