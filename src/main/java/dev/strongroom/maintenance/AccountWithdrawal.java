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

/**
 * Takes from the accounts of restored metadata what was taken from them after the backup. Never
 * gives anything: an account that the backup knows as suspended stays so.
 */
final class AccountWithdrawal {
  private AccountWithdrawal() {}

  static void apply(MetadataStore store, List<Withdrawal> withdrawals) {
    Map<AccountId, Boolean> suspended = new LinkedHashMap<>();
    for (Withdrawal withdrawal : withdrawals) {
      switch (withdrawal.kind()) {
        case SUSPENDED -> suspended.put(withdrawal.account(), true);
        case RESUMED -> suspended.put(withdrawal.account(), false);
        case EJECTED ->
            store.<AccountId>write(tables -> {
              eject(tables, withdrawal);
              return withdrawal.account();
            });
      }
    }
    suspended.forEach((account, isSuspended) -> {
      if (isSuspended) {
        store.<AccountId>write(tables -> {
          suspend(tables, account);
          return account;
        });
      }
    });
  }

  private static void suspend(Tables tables, AccountId account) {
    tables
        .accounts()
        .find(account)
        .filter(found -> found.state().works())
        .ifPresent(found -> tables.accounts().update(found.withState(Account.State.SUSPENDED)));
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
