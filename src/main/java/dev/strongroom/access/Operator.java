package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import java.util.Optional;

/**
 * The person who runs the server: whoever can open its data directory holds everything in it, and
 * gets a grant for any account. Handed out by the control socket alone, which only that person can
 * reach.
 */
public final class Operator {
  private Operator() {}

  /** The operator's grant within one account. */
  public static Grant grantFor(AccountId account) {
    return Grant.ofOperator(Optional.of(account));
  }

  /** The operator's grant for what concerns the whole server. */
  public static Grant serverGrant() {
    return Grant.ofOperator(Optional.empty());
  }
}
