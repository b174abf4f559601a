package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.SecondFactor;
import java.util.Optional;

/** Second factors by account; at most one each. */
public interface SecondFactorTable {
  /** Adds one or replaces the account's. */
  void put(SecondFactor secondFactor);

  /** The account's; empty when a password is enough. */
  Optional<SecondFactor> find(AccountId account);

  /** Removes the account's; says whether there was one. */
  boolean delete(AccountId account);
}
