package dev.strongroom.console.account;

import dev.strongroom.model.Secret;

/** What came of a right address and password. */
sealed interface SignInOutcome {
  /** The session has begun. */
  record Begun(SignedIn signedIn) implements SignInOutcome {}

  /** The second factor is missing; the ticket comes back with it. */
  record CodeNeeded(Secret ticket) implements SignInOutcome {}
}
