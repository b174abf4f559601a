package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ConsoleSession;
import java.util.List;
import java.util.Optional;

/** Sessions of the console by id. */
public interface ConsoleSessionTable {
  /** Adds a session or replaces the one with the same id. */
  void put(ConsoleSession session);

  /** Finds by id. */
  Optional<ConsoleSession> find(String id);

  /** The account's sessions, used last first, at most {@code limit}. */
  List<ConsoleSession> list(AccountId account, int limit);

  /** Removes a session; says whether it was there. */
  boolean delete(String id);

  /**
   * Removes all sessions of the account but one.
   *
   * @param keptId the one that stays; "" for none
   * @return how many were removed
   */
  int deleteOthers(AccountId account, String keptId);

  /** Removes every session of every account. */
  void deleteAll();

  /**
   * Removes sessions that can never be used again.
   *
   * @param seenBeforeMillis those last used before this time, milliseconds since 1970 UTC
   * @param createdBeforeMillis and those begun before this time
   */
  void deleteOver(long seenBeforeMillis, long createdBeforeMillis);
}
