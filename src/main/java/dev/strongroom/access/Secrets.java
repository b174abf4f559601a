package dev.strongroom.access;

import dev.strongroom.model.Cluster;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes and recognises the secrets of application keys (sheet 01 §1 and §2.1): 42 hexadecimal
 * digits for a master key (cluster and 156 random bits), {@code K}, cluster and 27 characters of
 * Base64 for a standard key (160 random bits).
 */
public final class Secrets {
  private static final Pattern FORM =
      Pattern.compile("K[0-9]{3}[A-Za-z0-9+/]{27}|[0-9]{3}[0-9a-f]{39}");
  private static final int RANDOM_BYTES = 20;

  private Secrets() {}

  /** A new secret for a standard key. */
  public static String standard(Cluster cluster, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return "K" + cluster + Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new secret for a master key. */
  public static String master(Cluster cluster, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return cluster + HexFormat.of().formatHex(bytes).substring(1);
  }

  /** Says whether the text has the form of a secret of either kind. */
  static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * SHA-256 of the bytes: secrets have 156 random bits and more, for which a plain hash is right
   * (sheet 06, 6.5.2).
   */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
