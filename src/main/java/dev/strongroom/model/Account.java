package dev.strongroom.model;

import java.util.Locale;

/**
 * An account: the owner of keys and buckets.
 *
 * @param email the address it signs in with; compared without regard to case
 * @param state whether its keys and sessions work
 * @param createdAtMillis milliseconds since 1970 UTC
 * @param passwordHash the console password under Argon2id, in PHC string form
 */
public record Account(
    AccountId id, String email, State state, long createdAtMillis, String passwordHash) {
  /** Whether the account's credentials work. */
  public enum State {
    /** They work. */
    ACTIVE,
    /** None does; nothing is deleted. */
    SUSPENDED
  }

  /** Longest e-mail address, in characters. */
  private static final int MAXIMUM_EMAIL_LENGTH = 254;

  /** Checks the address roughly; throws {@link IllegalValueException} when it cannot be one. */
  public Account {
    checkEmail(email);
  }

  /** The same account with another password. */
  public Account withPasswordHash(String newPasswordHash) {
    return new Account(id, email, state, createdAtMillis, newPasswordHash);
  }

  /** The form in which addresses are compared and looked up. */
  public static String foldedEmail(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  private static void checkEmail(String email) {
    int at = email.indexOf('@');
    boolean shaped = at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1;
    boolean printable = email.chars().allMatch(character -> character > 32 && character != 127);
    if (!shaped || !printable || email.length() > MAXIMUM_EMAIL_LENGTH) {
      throw new IllegalValueException(
          "not an e-mail address: one @ with something on either side and no blanks");
    }
  }

  /** Id and address; the password's hash stays out of every log. */
  @Override
  public String toString() {
    return "Account[" + id + ", " + email + "]";
  }
}
