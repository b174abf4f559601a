package dev.strongroom.api.s3.message;

import dev.strongroom.api.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Percent-encoding as Signature Version 4 wants it (sheet 04 §2.3): decoded once, and encoded so
 * that only letters, digits and {@code - . _ ~} stay bare. Nothing is normalised: {@code //},
 * {@code /./} and {@code ;} are ordinary.
 */
public final class UriCoding {
  private static final String DIGITS = "0123456789ABCDEF";

  private UriCoding() {}

  /** Decodes a path or a piece of one: {@code +} is a plus. */
  public static String decodePath(String raw) {
    return decode(raw, false);
  }

  /** Decodes a name or value of a query: {@code +} is a space. */
  public static String decodeQuery(String raw) {
    return decode(raw, true);
  }

  /** Encodes a path; slashes stay. */
  public static String encodePath(String text) {
    return encode(text, true);
  }

  /** Encodes a name or value of a query, or a name in a listing; slashes are encoded. */
  public static String encodeQuery(String text) {
    return encode(text, false);
  }

  /** The raw path with the digits of its escapes in upper case and nothing else changed. */
  static String upperCased(String rawPath) {
    StringBuilder text = new StringBuilder(rawPath);
    for (int index = rawPath.indexOf('%'); index >= 0; index = rawPath.indexOf('%', index + 3)) {
      for (int digit = index + 1; digit < Math.min(index + 3, text.length()); digit++) {
        char character = text.charAt(digit);
        if (character >= 'a' && character <= 'f') {
          text.setCharAt(digit, (char) (character - 'a' + 'A'));
        }
      }
    }
    return text.toString();
  }

  private static String decode(String raw, boolean plusIsSpace) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int index = 0; index < in.length; index++) {
      byte value = in[index];
      if (value == '%') {
        int high = index + 2 < in.length ? digit(in[index + 1]) : -1;
        int low = index + 2 < in.length ? digit(in[index + 2]) : -1;
        if (high < 0 || low < 0) {
          throw malformed();
        }
        value = (byte) (high * 16 + low);
        index += 2;
      } else if (value == '+' && plusIsSpace) {
        value = ' ';
      }
      out[length++] = value;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Arrays.copyOf(out, length)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed();
    }
  }

  private static String encode(String text, boolean slashIsBare) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (value & 0xff);
      if (isBare(character) || (slashIsBare && character == '/')) {
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
        || character == '-'
        || character == '.'
        || character == '_'
        || character == '~';
  }

  private static int digit(byte value) {
    return value < 0 ? -1 : Character.digit(value, 16);
  }

  private static Fault malformed() {
    return S3Code.INVALID_URI.fault("Couldn't parse the specified URI.");
  }
}
