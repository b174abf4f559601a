package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks that a browser keeps after its person signed in, {@code <account>.<random>.<code>}, and
 * with {@code .c<time>} before the code when the second factor was given too. They open nothing: a
 * browser that shows one has guesses at the password of its own, so that strangers cannot use up
 * those of the owner (sheet 06, bad input 76).
 */
public final class KnownBrowsers {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int RANDOM_BYTES = 16;

  private final SecretKey key;
  private final SecureRandom random;

  /** Makes them; {@code secret} as in {@link Tokens}, from which a key of its own is derived. */
  public KnownBrowsers(byte[] secret, SecureRandom random) {
    this.random = random;
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  ALGORITHM,
                  HKDFParameterSpec.ofExtract()
                      .addIKM(new SecretKeySpec(secret, "Generic"))
                      .thenExpand(
                          "strongroom known browser".getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A new mark for a browser whose person has just signed in by the password alone. */
  public String mark(AccountId account) {
    return marked(account + "." + fresh());
  }

  /**
   * A new mark for a browser whose person has just given the second factor too.
   *
   * @param sinceMillis when that was turned on: the mark means nothing to a later one
   */
  public String markWithCode(AccountId account, long sinceMillis) {
    return marked(account + "." + fresh() + withCode(sinceMillis));
  }

  private String fresh() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private String marked(String text) {
    return text + "." + code(text);
  }

  private static String withCode(long sinceMillis) {
    return ".c" + sinceMillis;
  }

  /** As {@link #recognised}, for marks that were given for this second factor alone. */
  public Optional<String> recognisedWithCode(String mark, AccountId account, long sinceMillis) {
    return recognised(mark, account).filter(name -> name.endsWith(withCode(sinceMillis)));
  }

  /** The mark's name when it is one of ours for this account. */
  public Optional<String> recognised(String mark, AccountId account) {
    int end = mark.lastIndexOf('.');
    if (end < 0 || !mark.startsWith(account + ".")) {
      return Optional.empty();
    }
    String text = mark.substring(0, end);
    boolean ours =
        MessageDigest.isEqual(
            code(text).getBytes(StandardCharsets.US_ASCII),
            mark.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of("browser " + text) : Optional.empty();
  }

  private String code(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
