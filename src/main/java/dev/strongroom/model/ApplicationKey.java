package dev.strongroom.model;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application key as it is stored, its secret only as a hash and sealed (sheet 01 §1 and §2).
 * Standard keys never change; a master key changes only by being generated anew, which raises its
 * generation.
 *
 * @param id canonical id; a master key's is its account's
 * @param name 1 to 100 ASCII letters, digits and {@code -}; not unique
 * @param capabilities what it may do; every capability for a master key
 * @param buckets which buckets it reaches
 * @param namePrefix which file names it reaches
 * @param kind how it was made, which decides the API versions that accept it
 * @param generation 0 for a standard key; counts the secrets of a master key from 1. Tokens name
 *     it.
 * @param createdAtMillis milliseconds since 1970 UTC
 * @param expiresAtMillis milliseconds since 1970 UTC from which it is dead; null when it never
 *     expires
 * @param secretSha256 SHA-256 of the secret's ASCII form, 32 bytes
 * @param sealedSecret the secret under the key-encryption key, for S3 signatures; null for a master
 *     key
 */
public record ApplicationKey(
    ApplicationKeyId id,
    String name,
    Capabilities capabilities,
    BucketScope buckets,
    NamePrefix namePrefix,
    Kind kind,
    long generation,
    long createdAtMillis,
    @Nullable Long expiresAtMillis,
    byte[] secretSha256,
    byte @Nullable [] sealedSecret) {

  /** How a key was made (sheet 01 §2.3). */
  public enum Kind {
    /** The account's master key. */
    MASTER,
    /** Made by v1 to v3, or by v4 without buckets: every version accepts it. */
    CLASSIC,
    /**
     * Made by v4 with {@code bucketIds}, even a single one: only v4 authorizes, lists and deletes
     * it.
     */
    MULTI_BUCKET
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

  /** Checks the name; throws {@link IllegalValueException} when it is not allowed. */
  public static String checkedName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalValueException("keyName must be 1 to 100 letters, digits and '-'");
    }
    return name;
  }

  /** The account that the key belongs to. */
  public AccountId accountId() {
    return id.accountId();
  }

  /** Says whether the key is dead at this time, in milliseconds since 1970 UTC. */
  public boolean isExpiredAt(long nowMillis) {
    return expiresAtMillis != null && nowMillis >= expiresAtMillis;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApplicationKey key
        && id.equals(key.id)
        && name.equals(key.name)
        && capabilities.equals(key.capabilities)
        && buckets.equals(key.buckets)
        && namePrefix.equals(key.namePrefix)
        && kind == key.kind
        && generation == key.generation
        && createdAtMillis == key.createdAtMillis
        && Objects.equals(expiresAtMillis, key.expiresAtMillis)
        && MessageDigest.isEqual(secretSha256, key.secretSha256)
        && MessageDigest.isEqual(sealedSecret, key.sealedSecret);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id alone: what is derived from the secret stays out of every log. */
  @Override
  public String toString() {
    return "ApplicationKey[" + id + "]";
  }
}
