package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong bytes are never sent as if they were right: sheet 06, R-6. */
class DownloadDamageTest {
  private static final long SEED = 20261122;
  private static final int LENGTH = 300_000;

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory, UnaryOperator.identity(), this::blobsWithinReach);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("plain-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** One flipped bit anywhere in the blob's file, its checksums included. */
  @Test
  void aBlobWithAFlippedBitNeverCompletesAFull200() throws IOException {
    Random random = new Random(SEED);
    byte[] content = randomBytes(random, LENGTH);
    Path blob = uploadedBlob("a", content);
    byte[] good = Files.readAllBytes(blob);
    for (int round = 0; round < 200; round++) {
      byte[] bad = good.clone();
      int bit = random.nextInt(bad.length * 8);
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(blob, bad);
      assertNoWrongByte(content, owner.fetch("/file/plain-bucket/a"), "bit " + bit);
    }
    Files.write(blob, good);
    assertArrayEquals(content, owner.fetch("/file/plain-bucket/a").body());
  }

  @Test
  void aBlobThatIsCutOffNeverCompletesAFull200() throws IOException {
    Random random = new Random(SEED);
    byte[] content = randomBytes(random, LENGTH);
    Path blob = uploadedBlob("a", content);
    byte[] good = Files.readAllBytes(blob);
    for (int round = 0; round < 50; round++) {
      int length = random.nextInt(good.length);
      Files.write(blob, Arrays.copyOf(good, length));
      assertNoWrongByte(content, owner.fetch("/file/plain-bucket/a"), "cut at " + length);
    }
  }

  @Test
  void aBlobWithAZeroedPageNeverCompletesAFull200() throws IOException {
    Random random = new Random(SEED);
    byte[] content = randomBytes(random, LENGTH);
    Path blob = uploadedBlob("a", content);
    byte[] good = Files.readAllBytes(blob);
    for (int page = 0; page * 4096 < good.length; page++) {
      byte[] bad = good.clone();
      Arrays.fill(bad, page * 4096, Math.min(bad.length, page * 4096 + 4096), (byte) 0);
      Files.write(blob, bad);
      assertNoWrongByte(content, owner.fetch("/file/plain-bucket/a"), "page " + page);
    }
  }

  @Test
  void blobsInEachOthersPlaceAreNotSent() throws IOException {
    byte[] one = randomBytes(new Random(1), LENGTH);
    byte[] two = randomBytes(new Random(2), LENGTH);
    Path blobOfOne = uploadedBlob("one", one);
    Path blobOfTwo = uploadedBlob("two", two);
    byte[] goodOne = Files.readAllBytes(blobOfOne);
    Files.write(blobOfOne, Files.readAllBytes(blobOfTwo));
    Files.write(blobOfTwo, goodOne);
    assertNoWrongByte(one, owner.fetch("/file/plain-bucket/one"), "one");
    assertNoWrongByte(two, owner.fetch("/file/plain-bucket/two"), "two");
  }

  @Test
  void aMissingBlobIs500BeforeAnythingIsSent() throws IOException {
    Files.delete(uploadedBlob("a", new byte[LENGTH]));
    TestAnswer answer = owner.fetch("/file/plain-bucket/a");
    assertEquals("500 internal_error", answer.outcome());
    assertFalse(answer.text("message").contains("blob"), answer.text("message"));
  }

  /** Up to 64 KiB is verified before the head of the answer is written. */
  @Test
  void damageInAFewBytesIs500() throws IOException {
    byte[] content = randomBytes(new Random(SEED), LENGTH);
    Path blob = uploadedBlob("a", content);
    byte[] bad = Files.readAllBytes(blob);
    int place = indexOf(bad, Arrays.copyOfRange(content, 200_000, 200_032));
    bad[place] ^= 1;
    Files.write(blob, bad);
    assertEquals(
        "500 internal_error",
        owner.fetch("/file/plain-bucket/a", "Range", "bytes=200000-200009").outcome());
    TestAnswer far = owner.fetch("/file/plain-bucket/a", "Range", "bytes=0-9");
    assertEquals(206, far.status());
    assertArrayEquals(Arrays.copyOf(content, 10), far.body());
  }

  @Test
  void damageInALaterPartBreaksOff() throws IOException {
    byte[] first = randomBytes(new Random(1), LENGTH);
    byte[] second = randomBytes(new Random(2), LENGTH);
    FileId id = Planted.largeFile(server, bucket, "large", first, second);
    Part last = server.metadata().read(tables -> tables.parts().list(id, 2, 1).getFirst());
    server.blobs().drop(last.blob());
    TestAnswer answer = owner.fetch("/file/plain-bucket/large");
    assertEquals(200, answer.status());
    assertTrue(answer.isBroken());
    assertArrayEquals(first, answer.body());
    TestAnswer beginning = owner.fetch("/file/plain-bucket/large", "Range", "bytes=0-99999");
    assertArrayEquals(Arrays.copyOf(first, 100_000), beginning.body());
  }

  @Test
  void aMissingPartRowIs500() {
    FileId id = Planted.largeFile(server, bucket, "large", new byte[LENGTH], new byte[LENGTH]);
    server.metadata().<List<Part>>write(tables -> tables.parts().deleteAll(id));
    assertEquals("500 internal_error", owner.fetch("/file/plain-bucket/large").outcome());
  }

  private static void assertNoWrongByte(byte[] content, TestAnswer answer, String what) {
    if (answer.status() == 500) {
      return;
    }
    assertEquals(200, answer.status(), what);
    assertArrayEquals(Arrays.copyOf(content, answer.body().length), answer.body(), what);
    boolean complete = answer.body().length == content.length;
    assertTrue(answer.isBroken() || complete, what);
  }

  private BlobStore blobsWithinReach(BlobStore others) {
    others.close();
    return DiskBlobStore.openScratch(directory.resolve("blobs"), new SecureRandom());
  }

  /** Uploads and gives back the file in which its blob is kept. */
  private Path uploadedBlob(String name, byte[] content) throws IOException {
    Set<Path> before = blobFiles();
    owner.upload(bucket, name, content).ok();
    return blobFiles().stream().filter(file -> !before.contains(file)).findFirst().orElseThrow();
  }

  private Set<Path> blobFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
      return Set.copyOf(
          files
              .filter(Files::isRegularFile)
              .filter(file -> {
                try {
                  return Files.size(file) >= LENGTH;
                } catch (IOException gone) {
                  return false;
                }
              })
              .toList());
    }
  }

  private static byte[] randomBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int index = 0; index + wanted.length <= bytes.length; index++) {
      if (Arrays.equals(bytes, index, index + wanted.length, wanted, 0, wanted.length)) {
        return index;
      }
    }
    throw new AssertionError("the content is not in the file");
  }
}
