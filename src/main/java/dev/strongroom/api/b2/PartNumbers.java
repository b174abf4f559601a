package dev.strongroom.api.b2;

import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import java.util.regex.Pattern;

/** Part numbers: 1 to 10000 (sheet 02 §6.1). */
final class PartNumbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private PartNumbers() {}

  /** Reads a header's value: decimal digits and nothing else. */
  static int parse(String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw outOfRange();
    }
    return checked(Integer.parseInt(text));
  }

  /** Checks the range. */
  static int checked(long number) {
    if (number < 1 || number > Part.MAXIMUM_NUMBER) {
      throw outOfRange();
    }
    return (int) number;
  }

  /**
   * Where a listing starts. 0 is before the first: npm's backblaze-b2 starts there unless told
   * otherwise.
   */
  static int start(long number) {
    return number == 0 ? 1 : checked(number);
  }

  private static Refusal outOfRange() {
    return Refusal.illegalValue("Part number must be in range 1 - 10000");
  }
}
