package dev.strongroom.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two digests that B2 tells of content, computed in one pass. */
final class ContentHash {
  private final MessageDigest sha1 = digest("SHA-1");
  private final MessageDigest md5 = digest("MD5");

  /**
   * What came of it.
   *
   * @param sha1 40 lower-case hexadecimal digits
   * @param md5 32 lower-case hexadecimal digits
   */
  record Result(String sha1, String md5) {}

  void update(byte[] bytes, int offset, int length) {
    sha1.update(bytes, offset, length);
    md5.update(bytes, offset, length);
  }

  /** Ends the computation; called once. */
  Result result() {
    HexFormat hex = HexFormat.of();
    return new Result(hex.formatHex(sha1.digest()), hex.formatHex(md5.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
