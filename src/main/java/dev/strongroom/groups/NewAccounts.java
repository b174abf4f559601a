package dev.strongroom.groups;

import dev.strongroom.access.Vault;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Region;
import dev.strongroom.model.Secret;
import dev.strongroom.store.Tables;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Prepares accounts that partners make: everything that needs no transaction. */
final class NewAccounts {
  private final GroupRules rules;
  private final Vault vault;
  private final Cluster cluster;
  private final SecureRandom random;

  NewAccounts(GroupRules rules, Vault vault, Cluster cluster, SecureRandom random) {
    this.rules = rules;
    this.vault = vault;
    this.cluster = cluster;
    this.random = random;
  }

  /**
   * An account with its first key, neither of them stored.
   *
   * @param account without a password
   */
  record Draft(Account account, Region region, ApplicationKeyId keyId, Vault.NewSecret secret) {
    /** The key, which never expires. */
    ApplicationKey key(Capabilities capabilities, BucketScope buckets) {
      return new ApplicationKey(
          keyId,
          "default",
          capabilities,
          buckets,
          NamePrefix.NONE,
          ApplicationKey.Kind.CLASSIC,
          0,
          account.createdAtMillis(),
          null,
          secret.sha256(),
          secret.sealed());
    }

    Secret revealedOnce() {
      return secret.secret();
    }
  }

  /**
   * Throws {@link GroupRefusal} when the text is no address that a partner may use: only ASCII, for
   * letters that look like others would make addresses that nobody tells apart (sheet 06, 92).
   */
  static void checkEmail(String email) {
    if (!isEmail(email)) {
      throw new GroupRefusal(
          GroupRefusal.Kind.EMAIL_NOT_USABLE, "The email is not a valid address");
    }
  }

  /** Says whether {@link #checkEmail} takes a text. */
  static boolean isEmail(String text) {
    try {
      Account.checkEmail(text);
    } catch (IllegalValueException malformed) {
      return false;
    }
    return text.chars().noneMatch(character -> character > 126);
  }

  /** Throws {@link GroupRefusal} when the address belongs to an account. */
  static void checkUnused(Tables tables, String email) {
    if (tables.accounts().findByEmail(email).isPresent()) {
      throw new GroupRefusal(
          GroupRefusal.Kind.EMAIL_NOT_USABLE, "An account with this email already exists");
    }
  }

  /**
   * Prepares one.
   *
   * @throws GroupRefusal when address or region cannot be
   */
  Draft draft(String email, Optional<String> regionName, long nowMillis) {
    checkEmail(email);
    Region region =
        rules
            .region(regionName)
            .orElseThrow(() ->
                new GroupRefusal(
                    GroupRefusal.Kind.REGION_UNKNOWN,
                    "region is not valid: " + regionName.orElse("")));
    if (rules.refuses(email)) {
      throw new GroupRefusal(GroupRefusal.Kind.CREATION_FAILED, "The account could not be created");
    }
    byte[] bytes = new byte[AccountId.LENGTH / 2];
    random.nextBytes(bytes);
    AccountId id = new AccountId(HexFormat.of().formatHex(bytes));
    ApplicationKeyId keyId = ApplicationKeyId.ofStandard(region.cluster().orElse(cluster), id, 1);
    return new Draft(
        new Account(id, email, Account.State.ACTIVE, nowMillis, ""),
        region,
        keyId,
        vault.newStandardSecret(keyId));
  }

  /** The secret of a key that was made before. */
  Secret opened(ApplicationKey key) {
    return vault
        .open(key)
        .orElseThrow(() -> new IllegalStateException("a standard key has a sealed secret"));
  }
}
