package dev.strongroom.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.StagedBlob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orphans go after their grace time; nothing else ever does. */
class OrphanSweepTest {
  private static final long LONG_AGO = 1_000_000;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private Stores stores;

  @BeforeEach
  void open() {
    stores = Stores.open(directory);
    stores.begin();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void onlyOldBlobsWithoutARowAreDropped() throws Exception {
    Set<BlobId> referredTo = new HashSet<>();
    for (long sequence = 0; sequence < 40; sequence++) {
      FileVersion version = stores.store(sequence);
      BlobUse.of(stores.metadata(), version).forEach(use -> referredTo.add(use.id()));
    }
    List<BlobId> orphans = new ArrayList<>();
    for (int count = 0; count < 10; count++) {
      orphans.add(orphan());
    }
    for (BlobId blob : all()) {
      Files.setLastModifiedTime(stores.file(blob), FileTime.fromMillis(LONG_AGO));
    }
    BlobId young = orphan();
    SweepReport report = new OrphanSweep(stores.metadata(), stores.blobs()).run(LONG_AGO + 1);
    assertEquals(new SweepReport(referredTo.size() + orphans.size(), orphans.size()), report);
    referredTo.add(young);
    assertEquals(referredTo, all());
  }

  /** However long an upload takes, its blob is not taken from under it. */
  @Test
  void whatIsBeingUploadedIsLeftAlone() {
    try (StagedBlob staged = stores.blobs().stage()) {
      staged.write(new byte[] {1}, 0, 1);
      BlobId id = staged.keep();
      SweepReport report = new OrphanSweep(stores.metadata(), stores.blobs()).run(Long.MAX_VALUE);
      assertEquals(new SweepReport(0, 0), report);
      assertTrue(Files.exists(stores.file(id)));
    }
  }

  @Test
  void whatWasNotDroppedDuringABackupGoesLater() {
    FileVersion version = stores.store(1);
    try (BlobStore.Hold hold = stores.blobs().holdDrops()) {
      stores.delete(version);
      assertEquals(1, all().size());
    }
    SweepReport report = new OrphanSweep(stores.metadata(), stores.blobs()).run(Long.MAX_VALUE);
    assertEquals(new SweepReport(1, 1), report);
    assertEquals(Set.of(), all());
  }

  private BlobId orphan() {
    try (StagedBlob staged = stores.blobs().stage()) {
      staged.write(new byte[] {1, 2}, 0, 2);
      BlobId id = staged.keep();
      staged.adopted();
      return id;
    }
  }

  private Set<BlobId> all() {
    Set<BlobId> all = new HashSet<>();
    stores.blobs().forEach(Long.MAX_VALUE, all::add);
    return all;
  }
}
