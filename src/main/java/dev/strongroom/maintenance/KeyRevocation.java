package dev.strongroom.maintenance;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Revocation;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts keys of restored metadata out of force, and makes sure that no key made from now on gets the
 * id or the generation of one that the backup does not know: tokens of that one may be about.
 */
final class KeyRevocation {
  /** More keys than an account can have got since any backup. */
  private static final long NUMBERS_PASSED_OVER = 1L << 24;

  /** More secrets than a master key can have had since any backup. */
  private static final long GENERATIONS_PASSED_OVER = 1L << 24;

  private static final int PAGE_LENGTH = 1000;
  private static final int SHA256_LENGTH = 32;

  private final MetadataStore store;
  private long standardKeys;
  private long masterKeys;

  KeyRevocation(MetadataStore store) {
    this.store = store;
  }

  /** How many standard keys were removed. */
  long standardKeys() {
    return standardKeys;
  }

  /** How many master keys lost their secret. */
  long masterKeys() {
    return masterKeys;
  }

  /** Revokes; gives back what now belongs into the ledger of the restored server. */
  List<Revocation> apply(Revoked revoked) {
    List<Revocation> revocations =
        switch (revoked) {
          case Revoked.Listed(List<Revocation> listed, var withdrawals) -> listed;
          case Revoked.EveryKey every -> everyKey();
        };
    for (int from = 0; from < revocations.size(); from += PAGE_LENGTH) {
      List<Revocation> page =
          revocations.subList(from, Math.min(revocations.size(), from + PAGE_LENGTH));
      long[] counts = store.write(tables -> revoke(tables, page));
      standardKeys += counts[0];
      masterKeys += counts[1];
    }
    // Who signed out since the backup must not be signed in again.
    store.<Long>write(tables -> {
      tables.consoleSessions().deleteAll();
      return 0L;
    });
    accounts()
        .forEach(account ->
            store.<Long>write(
                tables -> tables.accounts().skipKeyNumbers(account, NUMBERS_PASSED_OVER)));
    return revocations;
  }

  private static long[] revoke(Tables tables, List<Revocation> page) {
    long[] counts = new long[2];
    for (Revocation revocation : page) {
      if (!revocation.id().isMaster()) {
        counts[0] += tables.applicationKeys().delete(revocation.id()) ? 1 : 0;
      } else if (revokeMaster(tables, revocation)) {
        counts[1]++;
      }
    }
    return counts;
  }

  private static boolean revokeMaster(Tables tables, Revocation revocation) {
    ApplicationKey master = tables.applicationKeys().find(revocation.id()).orElse(null);
    if (master == null || master.generation() > revocation.generation()) {
      return false;
    }
    long generation = revocation.generation() + GENERATIONS_PASSED_OVER;
    tables.applicationKeys().putMaster(withoutSecret(master, generation));
    return true;
  }

  /** No secret has a hash of zeros, so nothing works until the next one is generated. */
  private static ApplicationKey withoutSecret(ApplicationKey master, long generation) {
    return new ApplicationKey(
        master.id(),
        master.name(),
        master.capabilities(),
        master.buckets(),
        master.namePrefix(),
        master.kind(),
        generation,
        master.createdAtMillis(),
        master.expiresAtMillis(),
        new byte[SHA256_LENGTH],
        null);
  }

  private List<Revocation> everyKey() {
    List<Revocation> revocations = new ArrayList<>();
    for (AccountId account : accounts()) {
      ApplicationKeyId masterId = ApplicationKeyId.ofMaster(account);
      store
          .read(tables -> tables.applicationKeys().find(masterId))
          .ifPresent(master ->
              revocations.add(
                  new Revocation(masterId, master.generation() + GENERATIONS_PASSED_OVER)));
      for (ApplicationKeyId id : standardKeys(account)) {
        revocations.add(new Revocation(id, 0));
      }
    }
    return revocations;
  }

  private List<ApplicationKeyId> standardKeys(AccountId account) {
    List<ApplicationKeyId> ids = new ArrayList<>();
    List<ApplicationKey> page = keys(account, "");
    while (!page.isEmpty()) {
      page.forEach(key -> ids.add(key.id()));
      page = keys(account, ids.getLast().value() + "0");
    }
    return ids;
  }

  /** At a time before all times, no key is expired yet. */
  private List<ApplicationKey> keys(AccountId account, String start) {
    return store.read(
        tables -> tables.applicationKeys().list(account, start, true, Long.MIN_VALUE, PAGE_LENGTH));
  }

  private List<AccountId> accounts() {
    List<AccountId> ids = new ArrayList<>();
    List<Account> page = accounts("");
    while (!page.isEmpty()) {
      page.forEach(account -> ids.add(account.id()));
      page = accounts(ids.getLast().value());
    }
    return ids;
  }

  private List<Account> accounts(String after) {
    return store.read(tables -> tables.accounts().list(after, PAGE_LENGTH));
  }
}
