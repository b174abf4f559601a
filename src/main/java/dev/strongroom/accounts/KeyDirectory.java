package dev.strongroom.accounts;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.KeyUse;
import dev.strongroom.store.MetadataStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All keys of an account at once, for a person who searches and sorts them. They are remembered as
 * long as no key changes, so that a page costs no reading of ten thousand rows.
 */
public final class KeyDirectory {
  /** How long a key is shown after it expired (sheet 05 §4.5). */
  public static final Duration EXPIRED_SHOWN = Duration.ofDays(30);

  /** So many keys of an account are shown to a person, the oldest; programs are told of all. */
  public static final int MOST_KEYS = 50_000;

  private static final int MOST_ACCOUNTS = 16;

  private final MetadataStore store;
  private final KeyUses keyUses;
  private final Map<AccountId, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(List<ApplicationKey> keys, long epoch) {}

  /** Makes the service. */
  public KeyDirectory(MetadataStore store, KeyUses keyUses) {
    this.store = store;
    this.keyUses = keyUses;
  }

  /**
   * The first {@link #MOST_KEYS} of the account's standard keys in ascending order of id, those
   * that expired in the last {@link #EXPIRED_SHOWN} included.
   */
  public List<ApplicationKey> all(Permit permit, Target.OfAccount account) {
    permit.require(Action.LIST_KEYS.on(account));
    long since = permit.decidedAtMillis() - EXPIRED_SHOWN.toMillis();
    return standardKeys(account.account()).stream().filter(key -> !key.isExpiredAt(since)).toList();
  }

  /** The account's master key; empty when none was ever generated. */
  public Optional<ApplicationKey> master(Permit permit, Target.OfAccount account) {
    permit.require(Action.LIST_KEYS.on(account));
    ApplicationKeyId id = ApplicationKeyId.ofMaster(account.account());
    return store.read(tables -> tables.applicationKeys().find(id));
  }

  /** When these keys of the account were used last; those that never were are left out. */
  public Map<ApplicationKeyId, KeyUse> uses(
      Permit permit, Target.OfAccount account, Collection<ApplicationKeyId> ids) {
    permit.require(Action.LIST_KEYS.on(account));
    return store.read(tables -> {
      Map<ApplicationKeyId, KeyUse> uses = new HashMap<>();
      for (ApplicationKeyId id : ids) {
        if (id.accountId().equals(account.account())) {
          keyUses
              .recent(id)
              .or(() -> tables.applicationKeys().findUse(id))
              .ifPresent(use -> uses.put(id, use));
        }
      }
      return uses;
    });
  }

  private List<ApplicationKey> standardKeys(AccountId account) {
    // Read before the rows are: rows from before a change are then kept under the epoch before it.
    long epoch = store.accessEpoch();
    Remembered known = remembered.get(account);
    if (known != null && known.epoch == epoch) {
      return known.keys;
    }
    List<ApplicationKey> keys =
        store.read(
            tables -> tables.applicationKeys().list(account, "", true, Long.MIN_VALUE, MOST_KEYS));
    if (remembered.size() >= MOST_ACCOUNTS) {
      remembered.clear();
    }
    remembered.put(account, new Remembered(keys, epoch));
    return keys;
  }
}
