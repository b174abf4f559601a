package dev.strongroom.api;

import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;

/** Tells the caller's mistakes from ours. */
public final class Problems {
  private Problems() {}

  /**
   * Says whether the exception is a failure of this server, to be logged in full and answered
   * without details.
   */
  public static boolean isOurs(RuntimeException problem) {
    return !(problem instanceof Fault
        || problem instanceof Refusal
        || problem instanceof GroupRefusal
        || problem instanceof DeniedException
        || problem instanceof MalformedJsonException
        || problem instanceof IllegalValueException);
  }
}
