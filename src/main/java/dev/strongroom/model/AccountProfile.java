package dev.strongroom.model;

/**
 * What is said of an account besides its keys and its password (sheet 03 §1). An account without a
 * profile has {@link #STANDARD}.
 *
 * @param region the name of its region, fixed when it was made; empty for the standard region
 * @param maySignIn whether its person may sign in to the console; not the members that a partner
 *     made
 * @param mustResetPassword whether a new password must be chosen at the next sign-in
 * @param mustAcceptTerms whether the terms must be accepted at the next sign-in
 * @param hasPartnerAccess whether it may use the Partner API
 * @param isPhoneVerified whether a telephone number of its owner was verified
 * @param wasEjected whether it left a Group once: no partner can take it in again
 */
public record AccountProfile(
    String region,
    boolean maySignIn,
    boolean mustResetPassword,
    boolean mustAcceptTerms,
    boolean hasPartnerAccess,
    boolean isPhoneVerified,
    boolean wasEjected) {
  /** What holds for an account that nobody said anything of. */
  public static final AccountProfile STANDARD =
      new AccountProfile("", true, false, false, false, false, false);

  /** The profile of an account that a partner makes: nobody signs in to it (sheet 03 §1). */
  public static AccountProfile ofCreatedMember(String region) {
    return new AccountProfile(region, false, false, false, false, false, false);
  }

  /** The profile of an account with a trial: its person is to choose a password. */
  public static AccountProfile ofTrial(String region) {
    return new AccountProfile(region, true, true, true, false, false, false);
  }

  /** The same with or without access to the Partner API. */
  public AccountProfile withPartnerAccess(boolean access, boolean phoneVerified) {
    return new AccountProfile(
        region, maySignIn, mustResetPassword, mustAcceptTerms, access, phoneVerified, wasEjected);
  }

  /** The same after leaving a Group: its person can sign in, and must (sheet 03 §5.4). */
  public AccountProfile ejected() {
    return new AccountProfile(region, true, true, true, hasPartnerAccess, isPhoneVerified, true);
  }
}
