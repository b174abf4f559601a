package dev.strongroom.store.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StagedBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 06, R-6: every damage to a blob is found, and no wrong byte is ever handed out. */
class BlobDamageTest {
  private static final int LONGEST = 200_000;
  private static final int PAGE_LENGTH = 4096;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private BlobStore store;

  /** Changes the bytes of a blob's file. */
  @FunctionalInterface
  private interface Damage {
    byte[] to(byte[] file);
  }

  private record Blob(BlobId id, byte[] bytes) {}

  @BeforeEach
  void open() {
    store = DiskBlobStore.openScratch(directory, random);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void oneFlippedBitInEachOfAThousandBlobs() throws IOException {
    assertFound(
        1000,
        file -> {
          int bit = random.nextInt(file.length * Byte.SIZE);
          file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
          return file;
        });
  }

  @Test
  void aHundredTruncatedBlobs() throws IOException {
    assertFound(100, file -> Arrays.copyOf(file, random.nextInt(file.length)));
  }

  @Test
  void aHundredLengthenedBlobs() throws IOException {
    assertFound(100, file -> Arrays.copyOf(file, file.length + 1 + random.nextInt(100_000)));
  }

  @Test
  void aHundredBlobsWithAZeroedPage() throws IOException {
    assertFound(
        100,
        file -> {
          // Not one that holds the end of the trailer alone: that may be zero as it is.
          int before = file.length - BlobTrailer.length(0);
          int start = random.nextInt(before) / PAGE_LENGTH * PAGE_LENGTH;
          Arrays.fill(file, start, Math.min(file.length, start + PAGE_LENGTH), (byte) 0);
          return file;
        });
  }

  @Test
  void aHundredBlobsOfTheSameLengthSwapped() throws IOException {
    for (int round = 0; round < 100; round++) {
      int length = random.nextInt(LONGEST);
      Blob one = keep(length);
      Blob other = keep(length);
      Path aside = directory.resolve("aside");
      Files.move(file(one), aside);
      Files.move(file(other), file(one));
      Files.move(aside, file(other), StandardCopyOption.REPLACE_EXISTING);
      assertDamaged(one);
      assertDamaged(other);
    }
  }

  /** Blocks that are swapped within a blob, each whole. */
  @Test
  void twoBlocksOfABlobExchanged() throws IOException {
    Blob blob = keep(3 * BlobTrailer.BLOCK_LENGTH);
    byte[] file = Files.readAllBytes(file(blob));
    byte[] first = Arrays.copyOf(file, BlobTrailer.BLOCK_LENGTH);
    System.arraycopy(file, BlobTrailer.BLOCK_LENGTH, file, 0, BlobTrailer.BLOCK_LENGTH);
    System.arraycopy(first, 0, file, BlobTrailer.BLOCK_LENGTH, BlobTrailer.BLOCK_LENGTH);
    Files.write(file(blob), file);
    assertDamaged(blob);
  }

  private void assertFound(int count, Damage damage) throws IOException {
    for (int round = 0; round < count; round++) {
      Blob blob = keep(1 + random.nextInt(LONGEST));
      Files.write(file(blob), damage.to(Files.readAllBytes(file(blob))));
      assertDamaged(blob);
      store.drop(blob.id());
    }
  }

  private void assertDamaged(Blob blob) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    boolean found = false;
    try (OpenBlob open = store.open(blob.id(), blob.bytes().length)) {
      open.transfer(
          0,
          blob.bytes().length,
          piece -> {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            seen.writeBytes(bytes);
          });
    } catch (DamagedException expected) {
      found = true;
    }
    assertTrue(found, () -> "the damage was not found; seed " + seed);
    int length = seen.size();
    assertTrue(length < blob.bytes().length || length == 0, () -> "seed " + seed);
    assertEquals(
        -1,
        Arrays.mismatch(seen.toByteArray(), Arrays.copyOf(blob.bytes(), length)),
        () -> "a wrong byte was handed out; seed " + seed);
  }

  private Blob keep(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    try (StagedBlob staged = store.stage()) {
      staged.write(bytes, 0, length);
      BlobId id = staged.keep();
      staged.adopted();
      return new Blob(id, bytes);
    }
  }

  private Path file(Blob blob) {
    return new BlobPaths(directory).file(blob.id());
  }
}
