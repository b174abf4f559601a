package dev.strongroom.model;

/**
 * The random name of a blob: 32 lower-case hexadecimal digits. It says nothing about what is
 * inside.
 */
public record BlobId(String value) {
  /** Number of characters of every blob id. */
  public static final int LENGTH = 32;

  /**
   * Checks the form; throws {@link IllegalValueException} when it is not 32 lower-case hexadecimal
   * digits.
   */
  public BlobId {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("not a blob id");
    }
  }

  /** Says whether the text has the form of a blob id. */
  public static boolean isWellFormed(String text) {
    return Hexadecimal.isLowerCase(text, LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
