package dev.strongroom.model;

import java.util.Optional;

/**
 * A Group's id: a small number, written in decimal (sheet 03 §1). Never used again, also when the
 * Group is gone.
 *
 * @param number at least 1
 */
public record GroupId(long number) implements Comparable<GroupId> {
  private static final int MAXIMUM_DIGITS = 15;

  /** Checks the range; throws {@link IllegalValueException} when it is below 1. */
  public GroupId {
    if (number < 1) {
      throw new IllegalValueException("a groupId is at least 1");
    }
  }

  /** Reads the decimal form; empty for a text that cannot be a Group's id. */
  public static Optional<GroupId> parse(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= MAXIMUM_DIGITS
            && text.charAt(0) != '0'
            && text.chars().allMatch(character -> character >= '0' && character <= '9');
    return plain ? Optional.of(new GroupId(Long.parseLong(text))) : Optional.empty();
  }

  /** The decimal form. */
  public String value() {
    return Long.toString(number);
  }

  @Override
  public int compareTo(GroupId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
