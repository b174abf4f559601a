package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import java.util.Optional;

/**
 * Why a credential was not accepted: for the audit log and the operator, never for the caller.
 *
 * @param key the key that the credential claims to be of; nobody has proved it
 * @param why a sentence without its full stop; holds nothing of the credential but the key's id
 */
public record Rejection(Optional<ApplicationKeyId> key, String why) {
  /** The rejection of something that names no key. */
  public static Rejection of(String why) {
    return new Rejection(Optional.empty(), why);
  }

  /** The rejection of a credential of this key. */
  static Rejection of(ApplicationKeyId key, String why) {
    return new Rejection(Optional.of(key), why);
  }
}
