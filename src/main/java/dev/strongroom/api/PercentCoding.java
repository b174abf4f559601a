package dev.strongroom.api;

import dev.strongroom.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * B2's string encoding for headers, paths and queries (sheet 02 §1.8): percent-encoded UTF-8; a
 * {@code +} that comes in is a space, none ever goes out. Decodes exactly once and normalises
 * nothing.
 */
public final class PercentCoding {
  private static final String BARE = "._-/~!$'()*;=:@";
  private static final String DIGITS = "0123456789ABCDEF";

  private PercentCoding() {}

  /** Decodes; throws {@link Refusal} for a broken escape or for bytes that are not UTF-8. */
  public static String decode(String encoded) {
    return decode(encoded, ' ');
  }

  /** As {@link #decode}, but a {@code +} stays what it is: for senders that do not encode it. */
  public static String decodeKeepingPlus(String encoded) {
    return decode(encoded, '+');
  }

  private static String decode(String encoded, char plus) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0 && isAscii(encoded)) {
      return encoded;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int index = 0; index < encoded.length(); ) {
      int codePoint = encoded.codePointAt(index);
      if (codePoint == '%') {
        bytes.write(escape(encoded, index));
        index += 3;
      } else {
        if (codePoint == '+') {
          bytes.write(plus);
        } else {
          bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
        index += Character.charCount(codePoint);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw Refusal.illegalValue("percent-encoded text must be valid UTF-8");
    }
  }

  /** Encodes, leaving bare what B2 leaves bare. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (value & 0xff);
      if (isBare(character)) {
        encoded.append(character);
      } else {
        encoded
            .append('%')
            .append(DIGITS.charAt(character >> 4))
            .append(DIGITS.charAt(character & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isBare(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || BARE.indexOf(character) >= 0;
  }

  private static int escape(String encoded, int index) {
    int high = index + 2 < encoded.length() ? Character.digit(encoded.charAt(index + 1), 16) : -1;
    int low = index + 2 < encoded.length() ? Character.digit(encoded.charAt(index + 2), 16) : -1;
    if (high < 0 || low < 0 || encoded.charAt(index + 1) > 127 || encoded.charAt(index + 2) > 127) {
      throw Refusal.illegalValue("malformed percent-encoding");
    }
    return high * 16 + low;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }
}
