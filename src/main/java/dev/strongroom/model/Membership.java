package dev.strongroom.model;

/**
 * That an account is a member of a Group now (sheet 03 §1): of one Group at most. Who left has no
 * membership; {@link AccountProfile#wasEjected} remembers it.
 *
 * @param email the account's address, in its own spelling
 * @param region the account's region
 * @param sinceMillis when it became one, milliseconds since 1970 UTC
 */
public record Membership(
    AccountId accountId,
    GroupId groupId,
    String email,
    String region,
    Origin origin,
    long sinceMillis) {
  /** How an account came into its Group. */
  public enum Origin {
    /** Made by a partner. */
    PARTNER_API,
    /** Was there before, and joined. */
    JOINED
  }

  /** The same membership under another address. */
  public Membership withEmail(String newEmail) {
    return new Membership(accountId, groupId, newEmail, region, origin, sinceMillis);
  }
}
