package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Makes the secrets of keys and of the server, and keeps those that must be read again under the
 * key-encryption key.
 */
public final class Vault {
  private static final String TOKEN_SECRET = "tokens.sealed-secret";

  private final KeyEncryptionKey keyEncryptionKey;
  private final Cluster cluster;
  private final SecureRandom random;

  /**
   * A new secret with what is stored of it.
   *
   * @param secret the secret, to be shown once
   * @param sha256 its hash
   * @param sealed the secret sealed for its key; empty for master keys
   */
  public record NewSecret(Secret secret, byte[] sha256, byte[] sealed) {}

  /** Makes the vault. */
  public Vault(KeyEncryptionKey keyEncryptionKey, Cluster cluster, SecureRandom random) {
    this.keyEncryptionKey = keyEncryptionKey;
    this.cluster = cluster;
    this.random = random;
  }

  /** A secret for a new standard key. */
  public NewSecret newStandardSecret(ApplicationKeyId id) {
    String secret = Secrets.standard(cluster, random);
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return new NewSecret(
        new Secret(secret), Secrets.sha256(bytes), keyEncryptionKey.seal(bytes, id.value()));
  }

  /**
   * A secret for a master key. It is only hashed: no signature is ever made with it (sheet 01 §1).
   */
  public NewSecret newMasterSecret() {
    String secret = Secrets.master(cluster, random);
    return new NewSecret(
        new Secret(secret), Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8)), new byte[0]);
  }

  /** The secret of a standard key, for verifying signatures; empty for a master key. */
  public Optional<Secret> open(ApplicationKey key) {
    byte[] sealed = key.sealedSecret();
    return sealed == null
        ? Optional.empty()
        : Optional.of(
            new Secret(
                new String(
                    keyEncryptionKey.open(sealed, key.id().value()), StandardCharsets.UTF_8)));
  }

  /**
   * Seals what belongs to an account and has to be read again.
   *
   * @param purpose what it is for; it opens for nothing else
   */
  public byte[] seal(String purpose, AccountId account, byte[] secret) {
    return keyEncryptionKey.seal(secret, purpose + " of " + account);
  }

  /**
   * Opens what was sealed for this purpose and account; throws {@link SealBrokenException} for
   * anything else.
   */
  public byte[] open(String purpose, AccountId account, byte[] sealed) {
    return keyEncryptionKey.open(sealed, purpose + " of " + account);
  }

  /**
   * The secret that tokens are authenticated with: 32 bytes, made on first use and kept sealed in
   * the metadata.
   */
  public byte[] tokenSecret(MetadataStore store) {
    byte[] fresh = new byte[TokenKeys.SECRET_LENGTH];
    random.nextBytes(fresh);
    byte[] freshlySealed = keyEncryptionKey.seal(fresh, TOKEN_SECRET);
    byte[] sealed =
        store.write(tables -> {
          Optional<byte[]> known = tables.serverValues().find(TOKEN_SECRET);
          if (known.isEmpty()) {
            tables.serverValues().put(TOKEN_SECRET, freshlySealed);
          }
          return known.orElse(freshlySealed);
        });
    return keyEncryptionKey.open(sealed, TOKEN_SECRET);
  }
}
