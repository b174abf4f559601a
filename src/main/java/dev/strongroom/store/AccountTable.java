package dev.strongroom.store;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import java.util.List;
import java.util.Optional;

/** Accounts by id; addresses are unique without regard to case. */
public interface AccountTable {
  /** Adds an account; throws {@link DuplicateException} when its id or its address is taken. */
  void insert(Account account);

  /** Replaces the account with this id; throws {@link IllegalStateException} when there is none. */
  void update(Account account);

  /** Finds by id. */
  Optional<Account> find(AccountId id);

  /** Finds by address, without regard to case. */
  Optional<Account> findByEmail(String email);

  /**
   * At most {@code limit} accounts in ascending order of id, beginning after {@code after}; ""
   * begins at the first.
   */
  List<Account> list(String after, int limit);

  /**
   * The next number for a standard key of the account, counted from 1; never given twice, even when
   * keys go.
   */
  long takeKeyNumber(AccountId id);

  /**
   * Passes over the next {@code count} numbers, so that they are never given; gives back the last
   * one passed. For a restored backup, which does not know the keys that were made after it.
   */
  long skipKeyNumbers(AccountId id, long count);
}
