package dev.strongroom.model;

import java.util.Optional;

/**
 * A person's session in the console, as it is stored: what opens it is only hashed.
 *
 * @param id the SHA-256 of the cookie's value, 64 hexadecimal digits; opens nothing
 * @param account whose person is signed in
 * @param createdAtMillis when the person signed in, milliseconds since 1970 UTC
 * @param seenAtMillis when it was last used, to about a minute
 * @param confirmedAtMillis when the person last proved who they are
 * @param address the network address of the last use
 * @param userAgent the browser of the last use, at most 200 characters; may be empty
 * @param managed the member's account that an admin of its Group looks after in this session; empty
 *     for the person's own
 */
public record ConsoleSession(
    String id,
    AccountId account,
    long createdAtMillis,
    long seenAtMillis,
    long confirmedAtMillis,
    String address,
    String userAgent,
    Optional<AccountId> managed) {

  /** The same session, used again. */
  public ConsoleSession seen(long atMillis, String fromAddress, String byUserAgent) {
    return new ConsoleSession(
        id,
        account,
        createdAtMillis,
        atMillis,
        confirmedAtMillis,
        fromAddress,
        byUserAgent,
        managed);
  }

  /** The same session, whose person proved again who they are. */
  public ConsoleSession confirmed(long atMillis) {
    return new ConsoleSession(
        id, account, createdAtMillis, seenAtMillis, atMillis, address, userAgent, managed);
  }

  /** The same session in another account, or in the person's own. */
  public ConsoleSession managing(Optional<AccountId> member) {
    return new ConsoleSession(
        id, account, createdAtMillis, seenAtMillis, confirmedAtMillis, address, userAgent, member);
  }
}
