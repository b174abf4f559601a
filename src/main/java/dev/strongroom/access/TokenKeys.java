package dev.strongroom.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates tokens: one key per kind of token, each derived with its own label from one random
 * secret that serves nothing else, so that no token of one kind can pass as another (sheet 06, "Key
 * format and storage").
 */
final class TokenKeys {
  /** Number of bytes of the secret that the keys are derived from. */
  static final int SECRET_LENGTH = 32;

  /** Number of bytes of a token's code. */
  static final int CODE_LENGTH = 20;

  private static final String ALGORITHM = "HmacSHA256";

  private final Map<TokenKind, SecretKey> keys = new EnumMap<>(TokenKind.class);

  TokenKeys(byte[] secret) {
    for (TokenKind kind : TokenKind.values()) {
      keys.put(kind, derive(secret, kind.mark()));
    }
  }

  /** The key of a kind of token. */
  static SecretKey derive(byte[] secret, String mark) {
    try {
      byte[] label = ("strongroom token " + mark).getBytes(StandardCharsets.US_ASCII);
      HKDFParameterSpec parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(new SecretKeySpec(secret, "Generic"))
              .thenExpand(label, 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(ALGORITHM, parameters);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The code of 20 bytes over the text. */
  byte[] code(TokenKind kind, String text) {
    return code(Objects.requireNonNull(keys.get(kind)), text);
  }

  /** The code under one key of {@link #derive}. */
  static byte[] code(SecretKey key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), CODE_LENGTH);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
