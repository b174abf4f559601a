package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.Trial;
import java.util.Optional;

/** Profiles and trials by account. */
public interface AccountProfileTable {
  /** Adds a profile or replaces the one that is there. */
  void put(AccountId account, AccountProfile profile);

  /** The account's profile; {@link AccountProfile#STANDARD} when none was put. */
  AccountProfile find(AccountId account);

  /** Adds a trial; throws {@link DuplicateException} when the account has one. */
  void insertTrial(Trial trial);

  /** The account's trial. */
  Optional<Trial> findTrial(AccountId account);
}
