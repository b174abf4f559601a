package dev.strongroom.access;

import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key derived from a secret for one scope (sheet 04 §2.4). It compares and never tells: neither
 * the key nor a signature that it would make leaves this class.
 */
public final class SigningKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SigningKey(SecretKeySpec key) {
    this.key = key;
  }

  /** Derives the key along the parts of the scope, in order. */
  static SigningKey derive(Secret secret, List<String> scope) {
    byte[] derived = ("AWS4" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    for (String part : scope) {
      derived = code(new SecretKeySpec(derived, ALGORITHM), part);
    }
    return new SigningKey(new SecretKeySpec(derived, ALGORITHM));
  }

  /**
   * Says whether the signature is the one of the text, in lower-case hexadecimal digits. Takes the
   * same time wherever the difference is.
   */
  public boolean signed(String text, String signature) {
    byte[] expected = HexFormat.of().formatHex(code(key, text)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] code(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
