package dev.strongroom.model;

/**
 * A bucket's id: 24 lower-case hexadecimal digits, never used again after the bucket is deleted
 * (sheet 02 §2.1).
 */
public record BucketId(String value) implements Comparable<BucketId> {
  /** Number of characters of every bucket id. */
  public static final int LENGTH = 24;

  /**
   * Checks the form; throws {@link IllegalValueException} when it is not 24 lower-case hexadecimal
   * digits.
   */
  public BucketId {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("Invalid bucketId: " + value);
    }
  }

  /** Says whether the text has the form of a bucket id. */
  public static boolean isWellFormed(String text) {
    return Hexadecimal.isLowerCase(text, LENGTH);
  }

  @Override
  public int compareTo(BucketId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
