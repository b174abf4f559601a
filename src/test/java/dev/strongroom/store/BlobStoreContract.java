package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BlobId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every blob store must do. */
public abstract class BlobStoreContract {
  /** Lengths around every limit that an implementation may have. */
  private static final int[] LENGTHS = {
    0, 1, 4095, 4096, 65_535, 65_536, 65_537, 131_072, 262_143, 262_144, 262_145, 1_000_003
  };

  /** Where the store is kept. */
  @TempDir(factory = MemoryDirectory.class)
  protected Path directory;

  private BlobStore store;

  /** Opens the store that is kept in the directory, or makes it. */
  protected abstract BlobStore open(Path directory);

  @BeforeEach
  void openStore() {
    store = open(directory);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void bytesOfEveryLengthComeBackAsTheyWereAfterReopening() throws IOException {
    for (int length : LENGTHS) {
      byte[] bytes = bytes(length);
      BlobId id = keep(bytes, 10_000);
      store.close();
      store = open(directory);
      assertArrayEquals(bytes, read(id, length, 0, length));
    }
  }

  @Test
  void anyRangeComesBackAsItWas() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int length : LENGTHS) {
      byte[] bytes = bytes(length);
      BlobId id = keep(bytes, 1 + random.nextInt(100_000));
      for (int round = 0; round < 30; round++) {
        int offset = random.nextInt(length + 1);
        int count = random.nextInt(length - offset + 1);
        assertArrayEquals(
            Arrays.copyOfRange(bytes, offset, offset + count),
            read(id, length, offset, count),
            () -> "seed " + seed);
      }
    }
  }

  @Test
  void rangesOutsideTheBlobAreRefused() {
    BlobId id = keep(bytes(10), 10);
    try (OpenBlob blob = store.open(id, 10)) {
      for (long[] range : new long[][] {{0, 11}, {10, 1}, {11, 0}, {-1, 1}, {0, -1}}) {
        assertThrows(
            IndexOutOfBoundsException.class, () -> blob.transfer(range[0], range[1], bytes -> {}));
      }
    }
  }

  @Test
  void whatTheSinkThrowsReachesTheCaller() {
    BlobId id = keep(bytes(10), 10);
    IOException gone = new IOException("the other side is gone");
    try (OpenBlob blob = store.open(id, 10)) {
      IOException caught =
          assertThrows(
              IOException.class,
              () ->
                  blob.transfer(
                      0,
                      10,
                      bytes -> {
                        throw gone;
                      }));
      assertEquals(gone, caught);
    }
  }

  @Test
  void aBlobIsOpenedOnlyUnderItsLength() {
    BlobId id = keep(bytes(70_000), 70_000);
    for (long length : new long[] {0, 69_999, 70_001, 1L << 40}) {
      assertThrows(DamagedException.class, () -> store.open(id, length));
    }
  }

  @Test
  void aMissingBlobIsDamage() {
    assertThrows(DamagedException.class, () -> store.open(Samples.blobId(1), 5));
  }

  @Test
  void aBlobThatWasNotAdoptedIsDiscarded() {
    BlobId kept;
    try (StagedBlob staged = store.stage()) {
      staged.write(bytes(5), 0, 5);
      kept = staged.keep();
    }
    try (StagedBlob staged = store.stage()) {
      staged.write(bytes(5), 0, 5);
    }
    assertThrows(DamagedException.class, () -> store.open(kept, 5));
    assertEquals(Set.of(), all());
  }

  @Test
  void aStagedBlobCountsItsBytesAndIsKeptOnce() {
    try (StagedBlob staged = store.stage()) {
      staged.write(bytes(100), 10, 50);
      staged.write(bytes(100), 0, 0);
      assertEquals(50, staged.length());
      staged.keep();
      assertThrows(IllegalStateException.class, staged::keep);
      assertThrows(IllegalStateException.class, () -> staged.write(bytes(1), 0, 1));
    }
  }

  @Test
  void everyBlobHasItsOwnName() {
    Set<BlobId> ids = new HashSet<>();
    for (int count = 0; count < 50; count++) {
      assertTrue(ids.add(keep(bytes(1), 1)));
    }
    assertEquals(ids, all());
  }

  @Test
  void aDroppedBlobIsGoneAndDroppingItAgainIsNoHarm() {
    BlobId id = keep(bytes(5), 5);
    store.drop(id);
    store.drop(id);
    assertThrows(DamagedException.class, () -> store.open(id, 5));
  }

  @Test
  void aReaderGoesOnWhenItsBlobIsDropped() throws IOException {
    byte[] bytes = bytes(300_000);
    BlobId id = keep(bytes, 300_000);
    try (OpenBlob blob = store.open(id, bytes.length)) {
      store.drop(id);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      blob.transfer(0, bytes.length, piece -> copy(piece, read));
      assertArrayEquals(bytes, read.toByteArray());
    }
  }

  @Test
  void whileAHoldIsOpenNothingIsDropped() {
    BlobId id = keep(bytes(5), 5);
    try (BlobStore.Hold outer = store.holdDrops()) {
      try (BlobStore.Hold inner = store.holdDrops()) {
        store.drop(id);
      }
      store.drop(id);
      assertEquals(Set.of(id), all());
    }
    store.drop(id);
    assertEquals(Set.of(), all());
  }

  /** The sweeper must not take what an upload is about to name. */
  @Test
  void blobsThatAreBeingStagedAreNotNamed() {
    try (StagedBlob staged = store.stage()) {
      staged.write(bytes(5), 0, 5);
      assertEquals(Set.of(), all());
      BlobId id = staged.keep();
      assertEquals(Set.of(), all());
      staged.adopted();
      staged.close();
      assertEquals(Set.of(id), all());
    }
  }

  @Test
  void youngBlobsAreNotNamed() {
    BlobId id = keep(bytes(5), 5);
    Set<BlobId> old = new HashSet<>();
    store.forEach(0, old::add);
    assertFalse(old.contains(id));
  }

  private BlobId keep(byte[] bytes, int pieceLength) {
    try (StagedBlob staged = store.stage()) {
      for (int offset = 0; offset < bytes.length; offset += pieceLength) {
        staged.write(bytes, offset, Math.min(pieceLength, bytes.length - offset));
      }
      BlobId id = staged.keep();
      staged.adopted();
      return id;
    }
  }

  private byte[] read(BlobId id, long length, long offset, long count) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (OpenBlob blob = store.open(id, length)) {
      blob.transfer(offset, count, piece -> copy(piece, read));
    }
    return read.toByteArray();
  }

  private Set<BlobId> all() {
    Set<BlobId> all = new HashSet<>();
    store.forEach(Long.MAX_VALUE, all::add);
    return all;
  }

  private static void copy(java.nio.ByteBuffer piece, ByteArrayOutputStream target) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    target.writeBytes(bytes);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
