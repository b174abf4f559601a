package dev.strongroom.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's name: 1 to 1024 bytes of UTF-8 without control characters below 32 and without 127
 * (sheet 02 §4.1). Never normalised and never a path on a disk. Ordered by its UTF-8 bytes, which
 * is not the order of Java strings.
 */
public record FileName(String value) implements Comparable<FileName> {
  /** Longest name, in bytes of UTF-8. */
  public static final int MAXIMUM_BYTES = 1024;

  /** Checks the rules; throws {@link IllegalValueException} with the rule that is broken. */
  public FileName {
    if (value.isEmpty()) {
      throw new IllegalValueException("File names must not be empty");
    }
    checkCharacters(value);
  }

  /** Checks length and characters, for names and for prefixes of names; the empty text passes. */
  public static void checkCharacters(String text) {
    int byteCount = 0;
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      if (codePoint < 32) {
        throw new IllegalValueException(
            "File names must not contain unicode characters with codes less than 32");
      }
      if (codePoint == 127) {
        throw new IllegalValueException(
            "File names must not contain the unicode character 127 (DEL)");
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalValueException("File names must be valid UTF-8");
      }
      byteCount += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      index += Character.charCount(codePoint);
    }
    if (byteCount > MAXIMUM_BYTES) {
      throw new IllegalValueException("File names must be at most 1024 bytes of UTF-8 long");
    }
  }

  /** The name's UTF-8 bytes, a new array each time. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(FileName other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return value;
  }
}
