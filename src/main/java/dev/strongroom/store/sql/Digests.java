package dev.strongroom.store.sql;

import dev.strongroom.model.ContentSha1;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-1 and MD5 as bytes, half as long as their digits. A SHA-1 is 20 bytes when it was verified,
 * 21 when it was not (the first is {@code u}), none at all when there is none.
 */
final class Digests {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SHA1_LENGTH = 20;
  private static final byte UNVERIFIED = 'u';

  private Digests() {}

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

  static byte @Nullable [] md5(@Nullable String digits) {
    return digits == null ? null : HEX.parseHex(digits);
  }

  static @Nullable String md5(byte @Nullable [] stored) {
    return stored == null ? null : HEX.formatHex(stored);
  }
}
