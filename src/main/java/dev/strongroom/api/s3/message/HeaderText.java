package dev.strongroom.api.s3.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Header values are bytes that the listener handed over as ISO 8859-1; what users write there is
 * UTF-8 (sheet 04 §2.3 and §4.2).
 */
public final class HeaderText {
  private HeaderText() {}

  /** What the user meant: UTF-8 where the bytes are that, otherwise the characters as they are. */
  public static String decoded(String value) {
    if (isAscii(value)) {
      return value;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return value;
    }
  }

  /** Says whether every character is below 128. */
  static boolean isAscii(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** The characters that stand for the text's UTF-8 bytes in a header; nothing below a space. */
  public static String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int index = 0; index < bytes.length; index++) {
      if ((bytes[index] >= 0 && bytes[index] < ' ') || bytes[index] == 127) {
        bytes[index] = ' ';
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
