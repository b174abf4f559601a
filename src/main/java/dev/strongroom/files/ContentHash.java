package dev.strongroom.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two digests that B2 tells of content, computed in one pass. */
final class ContentHash {
  /** Shorter pieces are not worth a thread. */
  private static final int SHORTEST_ASIDE = 32 * 1024;

  private final MessageDigest sha1 = digest("SHA-1");
  private final MessageDigest md5 = digest("MD5");

  /**
   * What came of it.
   *
   * @param sha1 40 lower-case hexadecimal digits
   * @param md5 32 lower-case hexadecimal digits
   */
  record Result(String sha1, String md5) {}

  /**
   * Adds bytes and does something else with them at the same time. MD5 takes longer than SHA-1 and
   * writing to a file together: of long pieces it is computed on a thread of its own, so that a
   * large body is bound by one of them and not by their sum (docs/DECISIONS.md).
   *
   * @param besides reads the array too; neither it nor this method changes it
   */
  void update(byte[] bytes, int offset, int length, Runnable besides) {
    if (length < SHORTEST_ASIDE) {
      md5.update(bytes, offset, length);
      sha1.update(bytes, offset, length);
      besides.run();
      return;
    }
    Thread aside = Thread.ofVirtual().start(() -> md5.update(bytes, offset, length));
    sha1.update(bytes, offset, length);
    besides.run();
    try {
      aside.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while storing content", interrupted);
    }
  }

  /** Ends the computation; called once. */
  Result result() {
    HexFormat hex = HexFormat.of();
    return new Result(hex.formatHex(sha1.digest()), hex.formatHex(md5.digest()));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
