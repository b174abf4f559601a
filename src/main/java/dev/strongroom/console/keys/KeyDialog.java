package dev.strongroom.console.keys;

import java.util.Optional;

/** What the page Application Keys asks. */
public sealed interface KeyDialog {
  /**
   * Whether a new master key is really wanted.
   *
   * @param once makes the form good for one time
   * @param lastUse of the one that would stop working
   */
  record GenerateMaster(boolean isFirst, Optional<KeyRow.Use> lastUse, String once)
      implements KeyDialog {}

  /** What a new key is to be. */
  record NewKey(NewKeyForm form) implements KeyDialog {}

  /** Whether a key is really to be deleted. */
  record Delete(KeyRow key) implements KeyDialog {}
}
