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
    /** The operator suspended the account. */
    SUSPENDED,
    /** An admin of its Group stopped the account, and may let it work again. */
    PAUSED,
    /** A suspension or a pause ended. */
    RESUMED,
    /** The account left its Group. */
    EJECTED,
    /** The account may not use the Partner API any more. */
    ACCESS_TAKEN,
    /** The account may use the Partner API. */
    ACCESS_GIVEN
  }

  /** The operator suspended the account. */
  public static Withdrawal suspended(AccountId account) {
    return new Withdrawal(Kind.SUSPENDED, account, 0);
  }

  /** An admin of its Group stopped the account. */
  public static Withdrawal paused(AccountId account) {
    return new Withdrawal(Kind.PAUSED, account, 0);
  }

  /** The account's suspension or pause ended. */
  public static Withdrawal resumed(AccountId account) {
    return new Withdrawal(Kind.RESUMED, account, 0);
  }

  /** The account's membership since this time ended. */
  public static Withdrawal ejected(AccountId account, long sinceMillis) {
    return new Withdrawal(Kind.EJECTED, account, sinceMillis);
  }

  /** The account's access to the Partner API was taken away. */
  public static Withdrawal accessTaken(AccountId account) {
    return new Withdrawal(Kind.ACCESS_TAKEN, account, 0);
  }

  /** The account was given access to the Partner API. */
  public static Withdrawal accessGiven(AccountId account) {
    return new Withdrawal(Kind.ACCESS_GIVEN, account, 0);
  }
}
