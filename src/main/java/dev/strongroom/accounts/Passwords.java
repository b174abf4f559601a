package dev.strongroom.accounts;

import dev.strongroom.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes and checks console passwords with Argon2id (sheet 06, ASVS 11.4.2): 19 MiB, two passes, in
 * PHC string form, so that the cost can grow later. At most two hashes are made at a time, which
 * bounds the memory.
 */
public final class Passwords {
  private static final int MEMORY_KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MINIMUM_LENGTH = 8;
  private static final int MAXIMUM_BYTES = 1024;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final Semaphore atOnce = new Semaphore(2);

  /** Makes the hasher with the randomness for salts. */
  public Passwords(SecureRandom random) {
    this.random = random;
  }

  /**
   * Hashes a password; throws {@link Refusal} when it is shorter than 8 characters or longer than
   * 1024 bytes.
   */
  public String hash(String password) {
    if (password.codePointCount(0, password.length()) < MINIMUM_LENGTH) {
      throw Refusal.illegalValue("a password has at least " + MINIMUM_LENGTH + " characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
      throw Refusal.illegalValue("a password has at most " + MAXIMUM_BYTES + " bytes");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s",
        MEMORY_KIBIBYTES,
        PASSES,
        encoder.encodeToString(salt),
        encoder.encodeToString(argon2id(password, salt, MEMORY_KIBIBYTES, PASSES, HASH_BYTES)));
  }

  /** Says whether the password is the one that was hashed. */
  public boolean matches(String password, String passwordHash) {
    Matcher form = FORM.matcher(passwordHash);
    if (!form.matches()) {
      throw new IllegalStateException("not a password hash of a known form");
    }
    byte[] expected = Base64.getDecoder().decode(form.group(4));
    byte[] salt = Base64.getDecoder().decode(form.group(3));
    int memory = Integer.parseInt(form.group(1));
    int passes = Integer.parseInt(form.group(2));
    boolean bounded = password.getBytes(StandardCharsets.UTF_8).length <= MAXIMUM_BYTES;
    byte[] actual = argon2id(bounded ? password : "", salt, memory, passes, expected.length);
    return MessageDigest.isEqual(expected, actual) && bounded;
  }

  private byte[] argon2id(
      String password, byte[] salt, int memoryKibibytes, int passes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKibibytes)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    atOnce.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      atOnce.release();
    }
    return hash;
  }
}
