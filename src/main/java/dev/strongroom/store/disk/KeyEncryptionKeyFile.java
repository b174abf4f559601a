package dev.strongroom.store.disk;

import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the key-encryption key, which no backup contains: one line of {@code
 * strongroom-key-encryption-key:ID:KEY}. The id is derived from the key by a hash, so it tells keys
 * apart, shows a damaged file, and says nothing about the key.
 */
public final class KeyEncryptionKeyFile {
  /** Length of the key in bytes. */
  public static final int KEY_LENGTH = 32;

  private static final String KIND = "strongroom-key-encryption-key";
  private static final Pattern FORM = Pattern.compile(KIND + ":([0-9a-f]{16}):([0-9a-f]{64})\n?");
  private static final int ID_LENGTH = 16;

  private final String id;
  private final byte[] key;

  private KeyEncryptionKeyFile(String id, byte[] key) {
    this.id = id;
    this.key = key;
  }

  /**
   * Reads the key.
   *
   * @throws CannotOpenException when the file is missing; without it no S3 signature can be checked
   * @throws DamagedException when it is not a key, or not the one that its id names
   */
  public static KeyEncryptionKeyFile read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      throw new CannotOpenException(
          "The key-encryption key "
              + file
              + " is missing. Put it back; it is in no backup of the"
              + " data, and the secrets of application keys cannot be read without it.",
          missing);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The key-encryption key " + file + " cannot be read: " + failure.getMessage(), failure);
    }
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      byte[] key = HexFormat.of().parseHex(matcher.group(2));
      if (matcher.group(1).equals(idOf(key))) {
        return new KeyEncryptionKeyFile(matcher.group(1), key);
      }
    }
    throw new DamagedException("The file " + file + " is not a whole key-encryption key.");
  }

  /**
   * Makes a new key in a file of mode 0400, which survives a power cut when this returns. A file
   * that is there already is left alone and read.
   */
  public static KeyEncryptionKeyFile createUnlessThere(Path file, RandomGenerator random) {
    if (!Files.exists(file)) {
      byte[] key = new byte[KEY_LENGTH];
      random.nextBytes(key);
      String line = KIND + ":" + idOf(key) + ":" + HexFormat.of().formatHex(key) + "\n";
      try {
        DataFiles.writeWhole(file, line.getBytes(StandardCharsets.US_ASCII), "r--------");
      } catch (IOException failure) {
        throw new StorageFailedException(
            "The key-encryption key " + file + " cannot be made: " + failure.getMessage(), failure);
      }
    }
    return read(file);
  }

  /** What tells this key from others; 16 lower-case hexadecimal digits. */
  public String id() {
    return id;
  }

  /** The key itself, a copy. */
  public byte[] key() {
    return key.clone();
  }

  private static String idOf(byte[] key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((KIND + " id").getBytes(StandardCharsets.US_ASCII));
      byte[] digest = sha256.digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_LENGTH / 2));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
