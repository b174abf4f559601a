package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.Withdrawal;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes secrets and rights away for good: in the metadata and in the ledger outside it, so that no
 * restored backup revives them. Works on a full disk, and goes on when only the audit log or the
 * ledger fails: taking power away must never be held up.
 */
public final class Revocations {
  private static final Logger LOGGER = LoggerFactory.getLogger(Revocations.class);

  private final RevocationLedger ledger;

  /** Makes it over the ledger. */
  public Revocations(RevocationLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the ledger, then changes the metadata; the other way round when the ledger cannot be
   * written, for instance on a full disk, where the change frees room.
   *
   * @throws StorageException when the ledger could not be written even then; the change is made all
   *     the same
   */
  public <T> T revoke(ApplicationKeyId id, long generation, Supplier<T> change) {
    return take(() -> ledger.revoke(id, generation), change);
  }

  /** As {@link #revoke}, for what is withdrawn from an account. */
  public <T> T withdraw(Withdrawal withdrawal, Supplier<T> change) {
    return take(() -> ledger.withdraw(withdrawal), change);
  }

  /**
   * Changes the metadata so that a newer secret stands in the place of this generation, then writes
   * the ledger: were the ledger first, a crash in between would leave no secret in force.
   */
  public <T> T replace(ApplicationKeyId id, long generation, Supplier<T> change) {
    T result = change.get();
    ledger.revoke(id, generation);
    return result;
  }

  /** Writes an audit line about a revocation; a failure is logged and does not hold it up. */
  public static void auditWithoutFail(Runnable audit) {
    try {
      audit.run();
    } catch (StorageException failure) {
      LOGGER.error("a revocation could not be written to the audit log", failure);
    }
  }

  private static <T> T take(Runnable note, Supplier<T> change) {
    boolean noted = tryTo(note);
    T result = change.get();
    if (!noted) {
      note.run();
    }
    return result;
  }

  private static boolean tryTo(Runnable note) {
    try {
      note.run();
      return true;
    } catch (StorageException failure) {
      LOGGER.warn("a revocation could not be written to the ledger before it was made", failure);
      return false;
    }
  }
}
