package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Derives signing keys, and remembers the last of each application key: opening a secret and
 * deriving take most of the time that a signature takes, and scopes change once a day. What is
 * remembered is good for the very secret that the key's row holds.
 */
final class SigningKeys {
  private static final int MAXIMUM_REMEMBERED = 10_000;

  private final Vault vault;
  private final Map<ApplicationKeyId, Remembered> remembered = new ConcurrentHashMap<>();

  SigningKeys(Vault vault) {
    this.vault = vault;
  }

  private record Remembered(byte[] sealedSecret, List<String> scope, SigningKey signingKey) {
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
    Remembered known = remembered.get(key.id());
    if (known != null && known.scope.equals(scope) && Arrays.equals(known.sealedSecret, sealed)) {
      return Optional.of(known.signingKey);
    }
    Optional<SigningKey> derived = vault.open(key).map(secret -> SigningKey.derive(secret, scope));
    derived.ifPresent(made -> remember(key.id(), new Remembered(sealed, scope, made)));
    return derived;
  }

  private void remember(ApplicationKeyId id, Remembered made) {
    if (remembered.size() >= MAXIMUM_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(id, made);
  }
}
