package dev.strongroom.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Bodies that do not compress, the same in every run. */
final class Bodies {
  private Bodies() {}

  static byte[] ofSize(int bytes, long seed) {
    byte[] body = new byte[bytes];
    new SplittableRandom(seed).nextBytes(body);
    return body;
  }

  static String sha1(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
