package dev.strongroom.console.account;

import dev.strongroom.model.Secret;
import java.util.List;

/** What came of a change of the second factor. */
sealed interface SecondFactorOutcome {
  /** It is off. */
  record Off() implements SecondFactorOutcome {}

  /** It is on, and these backup codes are good from now on. */
  record Codes(List<Secret> codes) implements SecondFactorOutcome {}

  /** Nothing was changed; the page says why. */
  record Wrong(SecondFactorPage page) implements SecondFactorOutcome {}
}
