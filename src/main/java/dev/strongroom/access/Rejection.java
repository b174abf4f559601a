package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import java.util.Optional;

/**
 * Why a credential was not accepted: for the audit log and the operator, never for the caller.
 *
 * @param account the account that it claims to be of; nobody has proved it
 * @param key the key that the credential claims to be of; nobody has proved it
 * @param why a sentence without its full stop; holds nothing of the credential but the key's id
 */
public record Rejection(Optional<AccountId> account, Optional<ApplicationKeyId> key, String why) {
  /** The rejection of something that names nobody. */
  public static Rejection of(String why) {
    return new Rejection(Optional.empty(), Optional.empty(), why);
  }

  /** The rejection of something that names an account and no key. */
  public static Rejection of(Optional<AccountId> account, String why) {
    return new Rejection(account, Optional.empty(), why);
  }

  /** The rejection of a credential of this key. */
  static Rejection of(ApplicationKeyId key, String why) {
    return new Rejection(Optional.of(key.accountId()), Optional.of(key), why);
  }
}
