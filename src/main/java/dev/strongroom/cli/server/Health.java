package dev.strongroom.cli.server;

import dev.strongroom.store.StorageException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether the server can do its work: its metadata are open, can be read, and take changes, and so
 * do the files that changes are noted in.
 */
final class Health implements BooleanSupplier {
  private volatile Optional<Storage> storage = Optional.empty();

  /** The storage is open. */
  void of(Storage opened) {
    storage = Optional.of(opened);
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return storage.filter(Health::works).isPresent();
    } catch (StorageException failure) {
      return false;
    }
  }

  private static boolean works(Storage storage) {
    storage.metadata().read(tables -> tables.accounts().list("", 1).size());
    return storage.upkeep().takesChanges()
        && storage.auditLog().takesLines()
        && storage.ledger().takesLines();
  }
}
