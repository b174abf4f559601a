package dev.strongroom.files;

import dev.strongroom.model.Refusal;
import java.util.regex.Pattern;

/**
 * A part as a caller names it.
 *
 * @param number 1 to 10000
 * @param md5 what the caller takes for its MD5: 32 lower-case hexadecimal digits; anything else is
 *     no part's and throws {@link Refusal}
 */
public record NamedPart(int number, String md5) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Checks the form. */
  public NamedPart {
    if (!FORM.matcher(md5).matches()) {
      throw new Refusal(
          Refusal.Kind.PART_DIGEST_MISMATCH, "Part " + number + " is named by no MD5.");
    }
  }
}
