package dev.strongroom.model;

/** Tests on lower-case hexadecimal text, the alphabet of B2's ids. */
final class Hexadecimal {
  private Hexadecimal() {}

  /** Says whether the text is exactly {@code length} lower-case hexadecimal digits. */
  static boolean isLowerCase(String text, int length) {
    return text.length() == length && isLowerCase(text, 0, length);
  }

  /**
   * Says whether the characters from {@code start} (inclusive) to {@code end} (exclusive) are
   * lower-case digits.
   */
  static boolean isLowerCase(String text, int start, int end) {
    for (int index = start; index < end; index++) {
      if (!isLowerCase(text.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  /** Says whether the character is a lower-case digit. */
  static boolean isLowerCase(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
