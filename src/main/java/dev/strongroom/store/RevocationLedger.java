package dev.strongroom.store;

import dev.strongroom.model.ApplicationKeyId;
import java.util.List;

/**
 * The list of what was revoked, kept outside the metadata and its backups, so that a restored
 * backup cannot revive a key. Only grows.
 */
public interface RevocationLedger extends AutoCloseable {
  /**
   * Notes that all secrets of the key up to this generation are dead. Survives a power cut when it
   * returns.
   *
   * @param generation 0 for a standard key; the last dead generation of a master key
   */
  void revoke(ApplicationKeyId id, long generation);

  /** Notes what was taken from an account, or given back. As durable as {@link #revoke}. */
  void withdraw(Withdrawal withdrawal);

  /** As {@link #revoke}, for many keys at once. */
  default void revokeAll(List<Revocation> revocations) {
    revocations.forEach(revocation -> revoke(revocation.id(), revocation.generation()));
  }

  /** As {@link #withdraw}, for many at once. */
  default void withdrawAll(List<Withdrawal> withdrawals) {
    withdrawals.forEach(this::withdraw);
  }

  /**
   * Whether lines are still taken: false from a failed sync on, until it is opened again. A log
   * that never fails need not say anything.
   */
  default boolean takesLines() {
    return true;
  }

  @Override
  void close();
}
