package dev.strongroom.model;

/**
 * The three decimal digits that name the cluster in ids, secrets and file ids, such as {@code 000}
 * (sheet 01 §1).
 */
public record Cluster(String value) {
  /** Checks the form; throws {@link IllegalValueException} when it is not three decimal digits. */
  public Cluster {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("A cluster is three decimal digits, not: " + value);
    }
  }

  /** Says whether the text is three decimal digits. */
  public static boolean isWellFormed(String text) {
    return text.length() == 3 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
