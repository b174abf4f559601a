package dev.strongroom.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that must be read again, under a key that lies outside the metadata: AES-256-GCM,
 * bound to what the secret belongs to, so that a sealed secret moved to another row does not open
 * (sheet 06, "Key format and storage").
 *
 * <p>Form of a sealed value: one byte for the version of the form, 12 random bytes, the ciphertext
 * with its 16-byte tag.
 */
public final class KeyEncryptionKey {
  /** Number of bytes of the key. */
  public static final int LENGTH = 32;

  private static final byte VERSION = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /** Takes the 32 bytes of the key and the randomness for nonces. */
  public KeyEncryptionKey(byte[] bytes, SecureRandom random) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key-encryption key has 32 bytes");
    }
    this.key = new SecretKeySpec(bytes, "AES");
    this.random = random;
  }

  /** Seals a secret that belongs to {@code owner}, for instance a key id. */
  public byte[] seal(byte[] secret, String owner) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret);
      byte[] sealed = new byte[1 + NONCE_LENGTH + ciphertext.length];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_LENGTH);
      System.arraycopy(ciphertext, 0, sealed, 1 + NONCE_LENGTH, ciphertext.length);
      return sealed;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("sealing failed", failure);
    }
  }

  /**
   * Opens what was sealed for the same owner; throws {@link SealBrokenException} for anything else.
   */
  public byte[] open(byte[] sealed, String owner) {
    if (sealed.length <= 1 + NONCE_LENGTH || sealed[0] != VERSION) {
      throw new SealBrokenException("not a sealed value of a known form");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_LENGTH);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, owner)
          .doFinal(sealed, 1 + NONCE_LENGTH, sealed.length - 1 - NONCE_LENGTH);
    } catch (GeneralSecurityException broken) {
      throw new SealBrokenException("sealed under another key-encryption key, or damaged");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
