package dev.strongroom.store.disk;

import dev.strongroom.store.BlobStore;
import dev.strongroom.store.BlobStoreContract;
import dev.strongroom.store.Reserve;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Nested;

/** The contract of the blob store, kept by the local disk. */
class DiskBlobStoreTest {
  @Nested
  class Durable extends BlobStoreContract {
    @Override
    protected BlobStore open(Path directory) {
      return DiskBlobStore.open(directory.resolve("blobs"), new SecureRandom(), Reserve.NONE);
    }
  }

  @Nested
  class Scratch extends BlobStoreContract {
    @Override
    protected BlobStore open(Path directory) {
      return DiskBlobStore.openScratch(directory.resolve("blobs"), new SecureRandom());
    }
  }
}
