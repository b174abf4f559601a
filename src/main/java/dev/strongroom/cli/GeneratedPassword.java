package dev.strongroom.cli;

import dev.strongroom.model.Secret;
import java.security.SecureRandom;

/** Passwords for people to copy: 20 characters of 31, which is 99 bits, in groups of five. */
public final class GeneratedPassword {
  /** No character that looks like another one. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;

  private GeneratedPassword() {}

  /** Makes one. */
  public static Secret make(SecureRandom random) {
    StringBuilder password = new StringBuilder(GROUPS * (GROUP_LENGTH + 1));
    for (int group = 0; group < GROUPS; group++) {
      if (group > 0) {
        password.append('-');
      }
      for (int index = 0; index < GROUP_LENGTH; index++) {
        password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return new Secret(password.toString());
  }
}
