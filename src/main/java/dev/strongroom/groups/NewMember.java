package dev.strongroom.groups;

import java.util.Optional;

/**
 * A member that is to be made.
 *
 * @param region the name of its region; empty for the standard one
 */
public record NewMember(String email, Optional<String> region) {
  /** Says whether a text is an address that partners may use. */
  public static boolean isAddress(String text) {
    return NewAccounts.isEmail(text);
  }
}
