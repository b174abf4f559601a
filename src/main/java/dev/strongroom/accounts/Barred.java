package dev.strongroom.accounts;

import dev.strongroom.model.Account;

/** Why nobody comes in to an account whose password was right (sheet 05 §2). */
public enum Barred {
  /** The operator of the server suspended it. */
  SUSPENDED,
  /** An admin of its Group suspended it. */
  SUSPENDED_BY_ADMIN,
  /** It is about to be deleted. */
  CLOSING,
  /** A partner made it, and it is a member of the partner's Group (sheet 03 §1). */
  MANAGED_BY_GROUP;

  /** What a state bars; those that work bar nothing, and are asked for by mistake. */
  static Barred by(Account.State state) {
    return switch (state) {
      case SUSPENDED -> SUSPENDED;
      case PAUSED -> SUSPENDED_BY_ADMIN;
      case CLOSING -> CLOSING;
      case ACTIVE, GRACE -> throw new IllegalArgumentException(state + " bars nobody");
    };
  }
}
