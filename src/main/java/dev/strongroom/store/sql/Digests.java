package dev.strongroom.store.sql;

import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.ContentSha1;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-1 and MD5 as bytes, half as long as their digits. A SHA-1 is 20 bytes when it was verified,
 * 21 when it was not (the first is {@code u}), none at all when there is none.
 */
final class Digests {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SHA1_LENGTH = 20;
  private static final int MD5_LENGTH = 16;
  private static final byte UNVERIFIED = 'u';

  private Digests() {}

  static byte @Nullable [] checksum(@Nullable ContentChecksum checksum) {
    return checksum == null ? null : checksum.text().getBytes(StandardCharsets.US_ASCII);
  }

  static @Nullable ContentChecksum checksum(byte @Nullable [] stored) {
    return stored == null
        ? null
        : ContentChecksum.parse(new String(stored, StandardCharsets.US_ASCII));
  }

  static byte[] sha1(ContentSha1 sha1) {
    byte[] digest = HEX.parseHex(sha1.digits());
    if (sha1.digits().length() == 0 || sha1.value().equals(sha1.digits())) {
      return digest;
    }
    byte[] marked = new byte[1 + SHA1_LENGTH];
    marked[0] = UNVERIFIED;
    System.arraycopy(digest, 0, marked, 1, SHA1_LENGTH);
    return marked;
  }

  static ContentSha1 sha1(byte[] stored) {
    return switch (stored.length) {
      case 0 -> ContentSha1.NONE;
      case SHA1_LENGTH -> new ContentSha1(HEX.formatHex(stored));
      case 1 + SHA1_LENGTH -> ContentSha1.unverified(HEX.formatHex(stored, 1, stored.length));
      default -> throw new IllegalArgumentException("not a stored SHA-1");
    };
  }

  /** An MD5 is 16 bytes; that of a large file is followed by the number of parts in two. */
  static byte @Nullable [] md5(@Nullable String digits) {
    if (digits == null) {
      return null;
    }
    byte[] digest = HEX.parseHex(digits, 0, 2 * MD5_LENGTH);
    if (digits.length() == 2 * MD5_LENGTH) {
      return digest;
    }
    short parts = Short.parseShort(digits.substring(2 * MD5_LENGTH + 1));
    return ByteBuffer.allocate(MD5_LENGTH + Short.BYTES).put(digest).putShort(parts).array();
  }

  static @Nullable String md5(byte @Nullable [] stored) {
    if (stored == null) {
      return null;
    }
    String digits = HEX.formatHex(stored, 0, MD5_LENGTH);
    return stored.length == MD5_LENGTH
        ? digits
        : digits + "-" + ByteBuffer.wrap(stored).getShort(MD5_LENGTH);
  }
}
