package dev.strongroom.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-1 of a file's content as B2 tells it (sheet 02 §2.2 and §5.2): 40 hexadecimal digits, the
 * same after {@code unverified:}, or {@code none} for large files.
 */
public record ContentSha1(String value) {
  /** What large files carry. */
  public static final ContentSha1 NONE = new ContentSha1("none");

  /** The digest of no bytes, which hide markers carry. */
  public static final ContentSha1 OF_NOTHING =
      new ContentSha1("da39a3ee5e6b4b0d3255bfef95601890afd80709");

  private static final String UNVERIFIED = "unverified:";
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{40}");

  /** The checked digest of the content. */
  public static ContentSha1 verified(String digits) {
    return new ContentSha1(checkedDigits(digits));
  }

  /** A digest that nobody compared with the sender's. */
  public static ContentSha1 unverified(String digits) {
    return new ContentSha1(UNVERIFIED + checkedDigits(digits));
  }

  /** Says whether the text is 40 hexadecimal digits of either case. */
  public static boolean isDigits(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** The digits without the mark; empty for {@code none}. */
  public String digits() {
    if (this.equals(NONE)) {
      return "";
    }
    return value.startsWith(UNVERIFIED) ? value.substring(UNVERIFIED.length()) : value;
  }

  private static String checkedDigits(String digits) {
    if (!isDigits(digits)) {
      throw new IllegalValueException("a SHA-1 is 40 hexadecimal digits");
    }
    return digits.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
