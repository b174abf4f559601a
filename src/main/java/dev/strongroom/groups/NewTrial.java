package dev.strongroom.groups;

import dev.strongroom.model.Refusal;
import java.util.Optional;

/**
 * What a trial is to be (sheet 03 §5.5).
 *
 * @param region empty when the server chooses
 * @param days 7 to 30
 * @param terabytes 1 to 50
 */
public record NewTrial(String email, Optional<String> region, long days, long terabytes) {
  /** Checks the ranges; throws {@link Refusal} with the rule that is broken. */
  public NewTrial {
    if (days < 7 || days > 30) {
      throw Refusal.illegalValue("term must be 7 to 30");
    }
    if (terabytes < 1 || terabytes > 50) {
      throw Refusal.illegalValue("storage must be 1 to 50");
    }
  }
}
