package dev.strongroom.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account: the owner of keys and buckets.
 *
 * @param email the address it signs in with; compared without regard to case
 * @param state whether its keys and sessions work
 * @param createdAtMillis milliseconds since 1970 UTC
 * @param passwordHash the console password under Argon2id, in PHC string form; empty when there is
 *     none, so that nobody signs in
 */
public record Account(
    AccountId id, String email, State state, long createdAtMillis, String passwordHash) {
  /** Whether the account's credentials work. */
  public enum State {
    /** They work. */
    ACTIVE(true),
    /** They work; a payment is late (sheet 05 §10). */
    GRACE(true),
    /** None does; nothing is deleted. */
    SUSPENDED(false),
    /**
     * None does, because an admin of its Group suspended it; nothing is deleted. Stored under this
     * name; told as suspended, by an admin.
     */
    PAUSED(false),
    /** None does; what the account holds is about to be deleted (sheet 05 §10). */
    CLOSING(false);

    private final boolean works;

    State(boolean works) {
      this.works = works;
    }

    /** The word for it: {@code suspended}, whoever did that. */
    public String word() {
      return this == PAUSED ? SUSPENDED.word() : name().toLowerCase(Locale.ROOT);
    }

    /** Who suspended the account, {@code admin} or {@code operator}; null when nobody did. */
    public @Nullable String suspendedBy() {
      return switch (this) {
        case PAUSED -> "admin";
        case SUSPENDED -> "operator";
        case ACTIVE, GRACE, CLOSING -> null;
      };
    }

    /** Says whether the account's credentials work. */
    public boolean works() {
      return works;
    }
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

  /** The same account in another state. */
  public Account withState(State newState) {
    return new Account(id, email, newState, createdAtMillis, passwordHash);
  }

  /** The same account under another address. */
  public Account withEmail(String newEmail) {
    return new Account(id, newEmail, state, createdAtMillis, passwordHash);
  }

  /** Says whether there is a password to sign in with. */
  public boolean hasPassword() {
    return !passwordHash.isEmpty();
  }

  /** The form in which addresses are compared and looked up. */
  public static String foldedEmail(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** Checks an address roughly; throws {@link IllegalValueException} when it cannot be one. */
  public static void checkEmail(String email) {
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
