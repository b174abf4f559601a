package dev.strongroom.files;

import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The limit on what a file's name and info take as header lines, which is how they travel (sheet 02
 * §4.4): {@code X-Bz-File-Name: ...\r\n} and one {@code X-Bz-Info-key: ...\r\n} for every value,
 * percent-encoded.
 */
final class HeaderBytes {
  /** Most bytes of all lines together. */
  static final int MAXIMUM = 7000;

  private static final String BARE_PUNCTUATION = "._-/~!$'()*;=:@";
  private static final int NAME_OVERHEAD = "X-Bz-File-Name: \r\n".length();
  private static final int INFO_OVERHEAD = "X-Bz-Info-: \r\n".length();

  private HeaderBytes() {}

  /** Throws {@link Refusal} when name and info together are too long. */
  static void check(FileName name, FileInfo info) {
    if (count(name, info) > MAXIMUM) {
      throw new Refusal(
          Refusal.Kind.INFO_TOO_LONG,
          "file name and file info must be at most 7000 bytes long as headers");
    }
  }

  static long count(FileName name, FileInfo info) {
    long count = NAME_OVERHEAD + encodedLength(name.value());
    for (Map.Entry<String, String> entry : info.values().entrySet()) {
      count += INFO_OVERHEAD + entry.getKey().length() + encodedLength(entry.getValue());
    }
    return count;
  }

  private static long encodedLength(String text) {
    long length = 0;
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      length += isBare((char) (value & 0xff)) ? 1 : 3;
    }
    return length;
  }

  private static boolean isBare(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || BARE_PUNCTUATION.indexOf(character) >= 0;
  }
}
