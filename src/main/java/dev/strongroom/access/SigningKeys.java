package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Derives signing keys, and remembers the last of each application key: opening a secret and
 * deriving take most of the time that a signature takes, and scopes change once a day. What is
 * remembered is good for the very secret that the key's row holds. Only what a good signature was
 * made with is remembered, so that nobody without a key adds anything or drives anything out.
 */
final class SigningKeys {
  /** How many are remembered at most, in each of two ages. */
  static final int MAXIMUM_OF_AN_AGE = 5_000;

  /** A longer scope than any real one is not worth remembering. */
  private static final int LONGEST_SCOPE = 128;

  private final Vault vault;
  private final Object remembering = new Object();
  private volatile Map<ApplicationKeyId, Remembered> young = new ConcurrentHashMap<>();
  private volatile Map<ApplicationKeyId, Remembered> old = Map.of();

  SigningKeys(Vault vault) {
    this.vault = vault;
  }

  private record Remembered(byte[] sealedSecret, List<String> scope, SigningKey signingKey) {
    boolean isFor(byte[] sealed, List<String> asked) {
      return scope.equals(asked) && MessageDigest.isEqual(sealedSecret, sealed);
    }

    /** The scope alone. */
    @Override
    public String toString() {
      return "Remembered[" + scope + "]";
    }
  }

  /** The signing key of an application key for this scope; empty for a master key. */
  Optional<SigningKey> find(ApplicationKey key, List<String> scope) {
    byte[] sealed = key.sealedSecret();
    if (sealed == null) {
      return Optional.empty();
    }
    Remembered known = young.get(key.id());
    if (known == null) {
      known = old.get(key.id());
    }
    return known != null && known.isFor(sealed, scope)
        ? Optional.of(known.signingKey)
        : vault.open(key).map(secret -> SigningKey.derive(secret, scope));
  }

  /**
   * Remembers a key that {@link #find} gave and that a good signature was made with, for this
   * scope. When there are too many, those that were not used for longest are forgotten.
   */
  void remember(ApplicationKey key, List<String> scope, SigningKey signingKey) {
    byte[] sealed = key.sealedSecret();
    Remembered known = young.get(key.id());
    boolean isNew = known == null || known.signingKey != signingKey;
    if (isNew && sealed != null && length(scope) <= LONGEST_SCOPE) {
      synchronized (remembering) {
        if (young.size() >= MAXIMUM_OF_AN_AGE) {
          old = young;
          young = new ConcurrentHashMap<>();
        }
        young.put(key.id(), new Remembered(sealed, scope, signingKey));
      }
    }
  }

  /** How many are remembered. */
  int size() {
    return young.size() + old.size();
  }

  private static int length(List<String> scope) {
    return scope.stream().mapToInt(String::length).sum();
  }
}
