package dev.strongroom.cli.server;

import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether the server can answer: its metadata are open, and can be read. */
final class Health implements BooleanSupplier {
  private volatile Optional<MetadataStore> metadata = Optional.empty();

  /** The metadata are open. */
  void of(MetadataStore opened) {
    metadata = Optional.of(opened);
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return metadata
          .map(store -> store.read(tables -> tables.accounts().list("", 1).size()))
          .isPresent();
    } catch (StorageException failure) {
      return false;
    }
  }
}
