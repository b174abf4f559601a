package dev.strongroom.store.sql;

import dev.strongroom.store.AccessTablesContract;
import dev.strongroom.store.BodyAndPartContract;
import dev.strongroom.store.FileVersionTableContract;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.QuotaTablesContract;
import dev.strongroom.store.TransactionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The contract of the metadata store, kept by SQLite without waiting for the disk. */
class ScratchMetadataStoreTest {
  private static MetadataStore openIn(Path directory) {
    return SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"));
  }

  @Nested
  class Transactions extends TransactionContract {
    @Override
    protected MetadataStore open(Path directory) {
      return openIn(directory);
    }
  }

  @Nested
  class AccessTables extends AccessTablesContract {
    @Override
    protected MetadataStore open(Path directory) {
      return openIn(directory);
    }
  }

  @Nested
  class GroupTables extends QuotaTablesContract {
    @Override
    protected MetadataStore open(Path directory) {
      return openIn(directory);
    }
  }

  @Nested
  class FileVersions extends FileVersionTableContract {
    @Override
    protected MetadataStore open(Path directory) {
      return openIn(directory);
    }
  }

  @Nested
  class BodiesAndParts extends BodyAndPartContract {
    @Override
    protected MetadataStore open(Path directory) {
      return openIn(directory);
    }
  }
}
