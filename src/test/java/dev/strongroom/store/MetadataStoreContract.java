package dev.strongroom.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every metadata store must do; the subclasses have the rules, table by table. */
public abstract class MetadataStoreContract {
  /** Where the store is kept. */
  @TempDir(factory = MemoryDirectory.class)
  protected Path directory;

  /** The store under test. */
  protected MetadataStore store;

  /** Opens the store that is kept in the directory, or makes it. */
  protected abstract MetadataStore open(Path directory);

  @BeforeEach
  void openStore() {
    store = open(directory);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** What a restart of the server does. */
  protected void reopen() {
    store.close();
    store = open(directory);
  }

  /** Commits the work. */
  protected void write(Consumer<Tables> work) {
    store.write(tables -> {
      work.accept(tables);
      return true;
    });
  }
}
