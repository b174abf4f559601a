package dev.strongroom.console.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with the second factor. */
enum SecondFactorChange {
  /** Turn it on. */
  ON,
  /** Turn it off. */
  OFF,
  /** Make new backup codes. */
  CODES;

  /** By the last part of the path of its form. */
  static Optional<SecondFactorChange> of(String path) {
    return Arrays.stream(values())
        .filter(change -> change.name().toLowerCase(Locale.ROOT).equals(path))
        .findFirst();
  }
}
