package dev.strongroom.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A bucket's name (sheet 02 §3.1): 6 to 63 ASCII letters, digits, {@code -} and {@code .}; no
 * punctuation at either end when it has a dot, no two dots in a row, not an IPv4 address, not
 * beginning with {@code b2-}. Unique over all accounts without regard to case; the spelling is
 * kept.
 */
public record BucketName(String value) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{6,63}");
  private static final Pattern DOTTED =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{4,61})[A-Za-z0-9]");
  private static final Pattern SERVERS =
      Pattern.compile("b2-(?:partner-[a-z0-9-]{0,31}|reports-)[0-9a-f]{12}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}");

  /** Checks the rules; throws {@link IllegalValueException} with the rule that is broken. */
  public BucketName {
    if (value.length() < 6 || value.length() > 63) {
      throw new IllegalValueException("bucket name must be 6 to 63 characters long");
    }
    if (value.toLowerCase(Locale.ROOT).startsWith("b2-") && !SERVERS.matcher(value).matches()) {
      throw new IllegalValueException("bucket names must not start with 'b2-'");
    }
    boolean dotted =
        DOTTED.matcher(value).matches()
            && !value.contains("..")
            && !ADDRESS.matcher(value).matches();
    if (!PLAIN.matcher(value).matches() && !dotted) {
      throw new IllegalValueException(
          "bucket name may hold only letters, digits, '-' and single inner '.'");
    }
  }

  /** Says whether only the server itself gives the name to a bucket (sheet 03 §5.5 and §9.1). */
  public boolean isServers() {
    return SERVERS.matcher(value).matches();
  }

  /** The form in which names are compared and looked up. */
  public String folded() {
    return fold(value);
  }

  /** Folds any text as bucket names are folded, for look-ups by names that need not be valid. */
  public static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
