package dev.strongroom.cli.server;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Withdrawal;

/**
 * Audit log and ledger of a server whose data ends with it: there is nobody to read the one, and no
 * backup that the other would have to be held against.
 */
enum Forgotten implements AuditLog, RevocationLedger {
  /** The one there is. */
  INSTANCE;

  @Override
  public void append(String line, boolean durable) {
    // Nobody could read it.
  }

  @Override
  public void revoke(ApplicationKeyId id, long generation) {
    // Nothing could revive the key.
  }

  @Override
  public void withdraw(Withdrawal withdrawal) {
    // Nothing could give it back.
  }

  @Override
  public boolean takesLines() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
