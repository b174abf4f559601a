package dev.strongroom.store;

import dev.strongroom.model.AccountId;

/**
 * One line of the revocation ledger about an account: what must not come back with a backup.
 *
 * @param sinceMillis for an ejection, when the membership that ended had begun, so that a later one
 *     is not taken for it; otherwise 0
 */
public record Withdrawal(Kind kind, AccountId account, long sinceMillis) {
  /** What happened. */
  public enum Kind {
    /** The account was suspended. */
    SUSPENDED,
    /** A suspension ended. */
    RESUMED,
    /** The account left its Group. */
    EJECTED
  }

  /** The account was suspended. */
  public static Withdrawal suspended(AccountId account) {
    return new Withdrawal(Kind.SUSPENDED, account, 0);
  }

  /** The account's suspension ended. */
  public static Withdrawal resumed(AccountId account) {
    return new Withdrawal(Kind.RESUMED, account, 0);
  }

  /** The account's membership since this time ended. */
  public static Withdrawal ejected(AccountId account, long sinceMillis) {
    return new Withdrawal(Kind.EJECTED, account, sinceMillis);
  }
}
