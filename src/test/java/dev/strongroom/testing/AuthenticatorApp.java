package dev.strongroom.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app as people have it: RFC 6238, told a secret in Base32. */
public final class AuthenticatorApp {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] secret;

  /** Takes a secret of 20 bytes. */
  public AuthenticatorApp(String base32) {
    BigInteger value = BigInteger.ZERO;
    for (char digit : base32.toCharArray()) {
      value = value.shiftLeft(5).or(BigInteger.valueOf(DIGITS.indexOf(digit)));
    }
    byte[] bytes = value.toByteArray();
    this.secret = new byte[20];
    int length = Math.min(bytes.length, secret.length);
    System.arraycopy(bytes, bytes.length - length, secret, secret.length - length, length);
  }

  /** What it shows at this time, in milliseconds since 1970 UTC. */
  public String codeAt(long millis) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(millis / 30_000).array());
      int start = hash[19] & 15;
      long number =
          (hash[start] & 127L) << 24
              | (hash[start + 1] & 255L) << 16
              | (hash[start + 2] & 255L) << 8
              | (hash[start + 3] & 255L);
      String text = Long.toString(number);
      return "000000".concat(text).substring(text.length());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
