package dev.strongroom.testing;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A revocation ledger that a test can read, and can make fail. */
public final class LedgerLines implements RevocationLedger {
  private final List<Withdrawal> withdrawals = new ArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** From now on every line fails with this; works again with null. */
  public void failWith(@Nullable RuntimeException problem) {
    failure.set(problem);
  }

  /** What was noted about accounts, oldest first. */
  public synchronized List<Withdrawal> withdrawals() {
    return List.copyOf(withdrawals);
  }

  @Override
  public void revoke(ApplicationKeyId id, long generation) {
    failIfAsked();
  }

  @Override
  public synchronized void withdraw(Withdrawal withdrawal) {
    failIfAsked();
    withdrawals.add(withdrawal);
  }

  private void failIfAsked() {
    RuntimeException problem = failure.get();
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public void close() {}
}
