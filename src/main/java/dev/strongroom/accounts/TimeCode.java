package dev.strongroom.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of authenticator apps: RFC 6238 with SHA-1, six digits, half a minute each. */
final class TimeCode {
  /** How long a code is shown. */
  static final long STEP_MILLIS = 30_000;

  /** Number of bytes of the shared secret: what RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  private static final String ALGORITHM = "HmacSHA1";
  private static final int MODULUS = 1_000_000;

  private TimeCode() {}

  /** The code of one half minute, counted from 1970 UTC. */
  static String of(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % MODULUS);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The half minute that the code is of: this one, the one before or the one after, since clocks
   * differ; empty for all others and for those up to {@code lastStep}, so that no code is good
   * twice (sheet 06, ASVS 6.5.1 and bad input 94).
   */
  static OptionalLong stepOf(byte[] secret, String code, long nowMillis, long lastStep) {
    long now = Math.floorDiv(nowMillis, STEP_MILLIS);
    OptionalLong found = OptionalLong.empty();
    for (long step = now - 1; step <= now + 1; step++) {
      boolean same =
          MessageDigest.isEqual(
              of(secret, step).getBytes(StandardCharsets.US_ASCII),
              code.getBytes(StandardCharsets.UTF_8));
      if (same && step > lastStep) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
