package dev.strongroom.model;

/**
 * An account's id: 12 lower-case hexadecimal digits; also the id of its master application key
 * (sheet 01 §1).
 */
public record AccountId(String value) implements Comparable<AccountId> {
  /** Number of characters of every account id. */
  public static final int LENGTH = 12;

  /**
   * Checks the form; throws {@link IllegalValueException} when it is not 12 lower-case hexadecimal
   * digits.
   */
  public AccountId {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("Invalid accountId: " + value);
    }
  }

  /** Says whether the text has the form of an account id. */
  public static boolean isWellFormed(String text) {
    return Hexadecimal.isLowerCase(text, LENGTH);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
