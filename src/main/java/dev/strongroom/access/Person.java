package dev.strongroom.access;

import dev.strongroom.model.AccountId;

/**
 * The person whose account it is. Their grant is handed out by who has just checked their password;
 * afterwards {@link Sessions} hands it out.
 */
public final class Person {
  private Person() {}

  /**
   * The grant of a person whose password was checked a moment ago: for the one request.
   *
   * @param passwordHash what it was compared with; a session begins only while the account still
   *     has it
   */
  public static Grant grantFor(AccountId account, String passwordHash) {
    return Grant.ofProven(account, new Grant.Proven(passwordHash, false));
  }

  /** The same for somebody who has just given the second factor too. */
  public static Grant grantFor(PendingSignIns.Pending pending) {
    return Grant.ofProven(pending.account(), new Grant.Proven(pending.passwordHash(), true));
  }
}
