package dev.strongroom.maintenance;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import dev.strongroom.store.Withdrawal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes from the accounts of restored metadata what was taken from them after the backup. Never
 * gives anything: an account that the backup knows as suspended stays so.
 */
final class AccountWithdrawal {
  private AccountWithdrawal() {}

  static void apply(MetadataStore store, List<Withdrawal> withdrawals) {
    Map<AccountId, Withdrawal.Kind> states = new LinkedHashMap<>();
    Map<AccountId, Withdrawal.Kind> accesses = new LinkedHashMap<>();
    for (Withdrawal withdrawal : withdrawals) {
      switch (withdrawal.kind()) {
        case SUSPENDED, PAUSED, RESUMED -> states.put(withdrawal.account(), withdrawal.kind());
        case ACCESS_TAKEN, ACCESS_GIVEN -> accesses.put(withdrawal.account(), withdrawal.kind());
        case EJECTED ->
            store.<AccountId>write(tables -> {
              eject(tables, withdrawal);
              return withdrawal.account();
            });
      }
    }
    // The last word on an account is what counts.
    store.<Integer>write(tables -> {
      states.forEach((account, kind) -> stop(tables, account, kind));
      accesses.forEach((account, kind) -> {
        if (kind == Withdrawal.Kind.ACCESS_TAKEN) {
          takeAccess(tables, account);
        }
      });
      return states.size() + accesses.size();
    });
  }

  private static void stop(Tables tables, AccountId account, Withdrawal.Kind kind) {
    tables
        .accounts()
        .find(account)
        .flatMap(found -> stopped(found, kind))
        .ifPresent(stopped -> tables.accounts().update(stopped));
  }

  /** A suspension comes over a pause, which a partner could end; nothing comes over it. */
  private static Optional<Account> stopped(Account account, Withdrawal.Kind kind) {
    boolean works = account.state().works();
    boolean isPaused = account.state() == Account.State.PAUSED;
    if (kind == Withdrawal.Kind.SUSPENDED && (works || isPaused)) {
      return Optional.of(account.withState(Account.State.SUSPENDED));
    }
    return kind == Withdrawal.Kind.PAUSED && works
        ? Optional.of(account.withState(Account.State.PAUSED))
        : Optional.empty();
  }

  private static void takeAccess(Tables tables, AccountId account) {
    AccountProfile profile = tables.accountProfiles().find(account);
    if (profile.hasPartnerAccess()) {
      tables
          .accountProfiles()
          .put(account, profile.withPartnerAccess(false, profile.isPhoneVerified()));
    }
  }

  private static void eject(Tables tables, Withdrawal withdrawal) {
    AccountId account = withdrawal.account();
    boolean isMember =
        tables
            .memberships()
            .find(account)
            .filter(membership -> membership.sinceMillis() == withdrawal.sinceMillis())
            .isPresent();
    if (isMember) {
      AccountProfile profile = tables.accountProfiles().find(account);
      tables.memberships().delete(account);
      tables.accountProfiles().put(account, profile.ejected());
    }
  }
}
