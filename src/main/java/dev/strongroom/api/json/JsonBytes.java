package dev.strongroom.api.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON text in UTF-8 that grows, in pieces, so that nothing is copied on the way. Written by hand:
 * a page of a listing has a megabyte of it.
 */
final class JsonBytes {
  private static final int DEEPEST = 40;
  private static final byte[] LINE = ("\n" + "  ".repeat(DEEPEST)).getBytes(StandardCharsets.UTF_8);
  private static final byte[] HEXADECIMAL = "0123456789ABCDEF".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_ESCAPE = 6;

  /** What half a surrogate pair becomes, which has no UTF-8 form; Java has the same. */
  private static final char HALF_A_PAIR = '?';

  private static final int FIRST_PIECE = 1024;
  private static final int LARGEST_PIECE = 64 * 1024;

  /** A piece that is full, as far as it is. */
  private record Piece(byte[] bytes, int length) {}

  private final List<Piece> pieces = new ArrayList<>();
  private int piecesLength;
  private byte[] bytes = new byte[FIRST_PIECE];
  private int length;

  /** What was written. */
  byte[] toArray() {
    byte[] all = new byte[piecesLength + length];
    int position = 0;
    for (Piece piece : pieces) {
      System.arraycopy(piece.bytes, 0, all, position, piece.length);
      position += piece.length;
    }
    System.arraycopy(bytes, 0, all, position, length);
    return all;
  }

  /** A line break and the indentation of this depth. */
  void line(int depth) {
    int count = 1 + 2 * depth;
    ensure(count);
    System.arraycopy(LINE, 0, bytes, length, count);
    length += count;
  }

  /** One ASCII character as it is. */
  void raw(char character) {
    ensure(1);
    bytes[length++] = (byte) character;
  }

  /** ASCII text as it is. */
  void raw(String ascii) {
    int count = ascii.length();
    ensure(count);
    for (int index = 0; index < count; index++) {
      bytes[length + index] = (byte) ascii.charAt(index);
    }
    length += count;
  }

  /** Any text in quotes, escaped as far as JSON demands it. */
  void quoted(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (isPlain(encoded)) {
      int count = encoded.length;
      ensure(count + 2);
      bytes[length] = '"';
      System.arraycopy(encoded, 0, bytes, length + 1, count);
      bytes[length + 1 + count] = '"';
      length += count + 2;
    } else {
      quotedWithCare(text);
    }
  }

  /** Says whether all bytes are ASCII that stands for itself; without a branch for each byte. */
  private static boolean isPlain(byte[] text) {
    int negativeIfNot = 0;
    for (byte value : text) {
      negativeIfNot |= (value - ' ') | ((value ^ '"') - 1) | ((value ^ '\\') - 1);
    }
    return negativeIfNot >= 0;
  }

  private void quotedWithCare(String text) {
    int count = text.length();
    ensure(count * LONGEST_ESCAPE + 2);
    bytes[length++] = '"';
    for (int index = 0; index < count; index++) {
      char character = text.charAt(index);
      if (Character.isHighSurrogate(character)
          && index + 1 < count
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
        supplementary(Character.toCodePoint(character, text.charAt(index)));
      } else {
        special(character);
      }
    }
    bytes[length++] = '"';
  }

  private void special(char character) {
    switch (character) {
      case '"', '\\' -> escaped(character);
      case '\b' -> escaped('b');
      case '\t' -> escaped('t');
      case '\n' -> escaped('n');
      case '\f' -> escaped('f');
      case '\r' -> escaped('r');
      default -> {
        if (character < ' ') {
          numbered(character);
        } else {
          encoded(Character.isSurrogate(character) ? HALF_A_PAIR : character);
        }
      }
    }
  }

  private void escaped(char mark) {
    bytes[length++] = '\\';
    bytes[length++] = (byte) mark;
  }

  private void numbered(char character) {
    escaped('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEXADECIMAL[(character >> shift) & 15];
    }
  }

  private void encoded(char character) {
    if (character < 0x80) {
      bytes[length++] = (byte) character;
    } else if (character < 0x800) {
      bytes[length++] = (byte) (0xc0 | (character >> 6));
      continuation(character);
    } else {
      bytes[length++] = (byte) (0xe0 | (character >> 12));
      continuation(character >> 6);
      continuation(character);
    }
  }

  private void supplementary(int codePoint) {
    bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
    continuation(codePoint >> 12);
    continuation(codePoint >> 6);
    continuation(codePoint);
  }

  /** A byte of UTF-8 with the lowest six bits. */
  private void continuation(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3f));
  }

  /** Makes sure that the current piece has room for so many bytes. */
  private void ensure(int more) {
    if (bytes.length - length < more) {
      pieces.add(new Piece(bytes, length));
      piecesLength += length;
      bytes = new byte[Math.max(more, Math.min(bytes.length * 4, LARGEST_PIECE))];
      length = 0;
    }
  }
}
