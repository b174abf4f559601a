package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.KeyUse;
import java.util.List;
import java.util.Optional;

/** Application keys by canonical id. */
public interface ApplicationKeyTable {
  /** Adds a key; throws {@link DuplicateException} when the id is taken. */
  void insert(ApplicationKey key);

  /** Adds the account's master key or replaces the one that is there. */
  void putMaster(ApplicationKey master);

  /** Finds by canonical id. */
  Optional<ApplicationKey> find(ApplicationKeyId id);

  /** Removes a key; says whether it was there. */
  boolean delete(ApplicationKeyId id);

  /**
   * At most {@code limit} standard keys of the account in ascending order of id, beginning with the
   * first id that is not less than {@code start} ("" begins at the first). Expired keys are left
   * out.
   *
   * @param withMultiBucketKeys whether keys of that kind are included
   * @param nowMillis the time that decides what is expired, in milliseconds since 1970 UTC
   */
  List<ApplicationKey> list(
      AccountId account, String start, boolean withMultiBucketKeys, long nowMillis, int limit);

  /** Says that a key was used; replaces what was said before. Losing it in a crash is no harm. */
  void putUse(ApplicationKeyId id, KeyUse use);

  /** When and by what a key was used last; empty when it never was. */
  Optional<KeyUse> findUse(ApplicationKeyId id);

  /**
   * Removes keys that expired before this time, at most {@code limit}; gives back the ids of those
   * removed.
   */
  List<ApplicationKeyId> deleteExpired(long beforeMillis, int limit);
}
