package dev.strongroom.maintenance;

import dev.strongroom.store.Revocation;
import dev.strongroom.store.Withdrawal;
import java.util.List;

/** Which keys of a backup are not to work any more after it was restored. */
public sealed interface Revoked {
  /** Those in the revocation ledger of the server that was lost: the right choice. */
  record Listed(List<Revocation> revocations, List<Withdrawal> withdrawals) implements Revoked {
    /** Copies the lists. */
    public Listed {
      revocations = List.copyOf(revocations);
      withdrawals = List.copyOf(withdrawals);
    }

    /** A ledger with keys alone. */
    public Listed(List<Revocation> revocations) {
      this(revocations, List.of());
    }
  }

  /**
   * Every key there is, because the ledger was lost too and nobody knows which ones were revoked.
   * The operator must choose it.
   */
  record EveryKey() implements Revoked {}
}
