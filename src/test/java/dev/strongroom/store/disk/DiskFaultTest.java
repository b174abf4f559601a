package dev.strongroom.store.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 06, R-3: the disk fails at the n-th call of an upload and a download, for every n. */
class DiskFaultTest {
  private static final int LENGTH = 300_000;
  private static final int PIECE_LENGTH = 100_000;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private final byte[] bytes = new byte[LENGTH];

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(bytes);
  }

  @Test
  void everyCallOfAnUploadMayFailAndThenNothingIsKept() {
    int calls = 0;
    boolean happened = true;
    for (int call = 1; happened; call++) {
      FaultyDisk disk = new FaultyDisk("Input/output error");
      try (BlobStore store = open(disk)) {
        disk.failAt(call);
        Set<BlobId> kept = new HashSet<>();
        try {
          kept.add(upload(store));
        } catch (StorageFailedException expected) {
          assertTrue(disk.happened());
        }
        happened = disk.happened();
        calls += happened ? 1 : 0;
        assertEquals(kept, all(store), "call " + call);
        disk.failAt(Integer.MAX_VALUE);
        all(store).forEach(store::drop);
      }
    }
    assertEquals(8, calls, "open directory, create, three writes, trailer, two forces");
  }

  /** What a failed force wrote need not be on the disk, whatever a second force would say. */
  @Test
  void afterAFailedForceTheBlobIsLost() {
    for (int force : new int[] {7, 8}) {
      FaultyDisk disk = new FaultyDisk("Input/output error");
      try (BlobStore store = open(disk)) {
        disk.failAt(force);
        try (StagedBlob staged = store.stage()) {
          write(staged);
          assertThrows(StorageFailedException.class, staged::keep);
          assertThrows(IllegalStateException.class, staged::keep);
        }
        assertEquals(Set.of(), all(store));
      }
    }
  }

  @Test
  void aFullDiskIsToldFromAFailedOne() {
    for (String message : new String[] {"No space left on device", "Disk quota exceeded"}) {
      for (int call = 2; call <= 8; call++) {
        FaultyDisk disk = new FaultyDisk(message);
        try (BlobStore store = open(disk)) {
          disk.failAt(call);
          assertThrows(StorageFullException.class, () -> upload(store));
          assertEquals(Set.of(), all(store));
        }
      }
    }
  }

  @Test
  void everyCallOfADownloadMayFailAndNoWrongByteIsHandedOut() throws IOException {
    FaultyDisk disk = new FaultyDisk("Input/output error");
    try (BlobStore store = open(disk)) {
      BlobId id = upload(store);
      boolean happened = true;
      for (int call = 1; happened; call++) {
        disk.failAt(call);
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try (OpenBlob blob = store.open(id, LENGTH)) {
          blob.transfer(
              0,
              LENGTH,
              piece -> {
                byte[] part = new byte[piece.remaining()];
                piece.get(part);
                seen.writeBytes(part);
              });
          assertEquals(LENGTH, seen.size());
        } catch (StorageException expected) {
          assertTrue(disk.happened() && seen.size() < LENGTH);
        }
        happened = disk.happened();
        assertArrayEquals(java.util.Arrays.copyOf(bytes, seen.size()), seen.toByteArray());
      }
    }
  }

  private BlobStore open(Disk disk) {
    return DiskBlobStore.open(directory, new Random(2), Reserve.NONE, disk);
  }

  private BlobId upload(BlobStore store) {
    try (StagedBlob staged = store.stage()) {
      write(staged);
      BlobId id = staged.keep();
      staged.adopted();
      return id;
    }
  }

  private void write(StagedBlob staged) {
    for (int offset = 0; offset < LENGTH; offset += PIECE_LENGTH) {
      staged.write(bytes, offset, PIECE_LENGTH);
    }
  }

  private static Set<BlobId> all(BlobStore store) {
    Set<BlobId> all = new HashSet<>();
    store.forEach(Long.MAX_VALUE, all::add);
    return all;
  }
}
