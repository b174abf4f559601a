package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2CopyingPartStorer;
import com.backblaze.b2.client.B2PartStorer;
import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.B2UploadingPartStorer;
import com.backblaze.b2.client.contentSources.B2ByteArrayContentSource;
import com.backblaze.b2.client.contentSources.B2ContentSource;
import com.backblaze.b2.client.exceptions.B2BadRequestException;
import com.backblaze.b2.client.structures.B2CancelLargeFileRequest;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2FinishLargeFileRequest;
import com.backblaze.b2.client.structures.B2GetUploadPartUrlRequest;
import com.backblaze.b2.client.structures.B2ListPartsRequest;
import com.backblaze.b2.client.structures.B2ListUnfinishedLargeFilesRequest;
import com.backblaze.b2.client.structures.B2Part;
import com.backblaze.b2.client.structures.B2StartLargeFileRequest;
import com.backblaze.b2.client.structures.B2StoreLargeFileRequest;
import com.backblaze.b2.client.structures.B2UploadFileRequest;
import com.backblaze.b2.client.structures.B2UploadListener;
import com.backblaze.b2.client.structures.B2UploadPartRequest;
import com.backblaze.b2.client.structures.B2UploadPartUrlResponse;
import com.backblaze.b2.util.B2ByteRange;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Large files by the SDK: in parallel, resumed, copied together from parts, cancelled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkLargeFilesTest {
  private static final int SMALLEST_PART = 5_000_000;
  private static final B2UploadListener NOBODY = B2UploadListener.noopListener();

  private final byte[] content = new byte[2 * SMALLEST_PART + 1_000_001];
  private final B2ContentSource source = B2ByteArrayContentSource.build(content);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private JavaSdk sdk;
  private B2StorageClient client;
  private String bucket;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    new Random(1).nextBytes(content);
    sdk = JavaSdk.start(directory);
    client = sdk.client();
    bucket = client.createBucket("sdk-large-files", "allPrivate").getBucketId();
  }

  @AfterAll
  void stop() {
    sdk.close();
    threads.shutdownNow();
  }

  @Test
  void theFilePolicyFollowsFromTheSignIn() throws Exception {
    assertTrue(client.getFilePolicy().couldBeLargeFile(SMALLEST_PART + 1));
    assertTrue(!client.getFilePolicy().couldBeLargeFile(SMALLEST_PART));
    assertTrue(client.getFilePolicy().mustBeLargeFile(6_000_000_000L));
  }

  @Test
  void partsGoUpInParallelAndAreJoined() throws Exception {
    B2FileVersion large = client.uploadLargeFile(uploadRequest("parallel.bin"), threads);
    assertTrue(large.isUpload());
    assertEquals(content.length, large.getContentLength());
    assertArrayEquals(content, sdk.content(large.getFileId()));
  }

  @Test
  void anUploadThatWasBrokenOffIsResumedWithThePartsThatAreThere() throws Exception {
    B2FileVersion started = startLargeFile("resumed.bin");
    SortedMap<Integer, Long> lengths = lengthsOfParts();
    byte[] first = Arrays.copyOf(content, Math.toIntExact(lengths.get(lengths.firstKey())));
    uploadPart(started.getFileId(), 1, first);
    long storedAtMillis = client.parts(started.getFileId()).iterator().next().getUploadTimestamp();
    sdk.server().clock().advance(Duration.ofMinutes(1));
    B2FileVersion found =
        client
            .unfinishedLargeFiles(
                B2ListUnfinishedLargeFilesRequest.builder(bucket)
                    .setNamePrefix("resumed.bin")
                    .build())
            .iterator()
            .next();
    assertEquals(started.getFileId(), found.getFileId());
    B2FileVersion finished =
        client.finishUploadingLargeFile(found, uploadRequest("resumed.bin"), threads);
    assertArrayEquals(content, sdk.content(finished.getFileId()));
    List<Long> uploadTimes =
        sdk.server()
            .metadata()
            .read(tables ->
                tables.parts().list(new FileId(finished.getFileId()), 1, 100).stream()
                    .map(Part::uploadTimestampMillis)
                    .toList());
    assertEquals(lengths.size(), uploadTimes.size());
    assertEquals(storedAtMillis, uploadTimes.getFirst());
    assertTrue(uploadTimes.getLast() > storedAtMillis, uploadTimes::toString);
  }

  @Test
  void aLargeFileIsPutTogetherFromCopiesAndUploads() throws Exception {
    String sourceId = sdk.upload(bucket, "source of parts", content).getFileId();
    List<B2PartStorer> storers =
        List.of(
            new B2CopyingPartStorer(1, sourceId),
            new B2CopyingPartStorer(2, sourceId, B2ByteRange.between(1, SMALLEST_PART)),
            new B2UploadingPartStorer(3, B2ByteArrayContentSource.build(new byte[] {1, 2, 3})));
    byte[] expected = Arrays.copyOf(content, content.length + SMALLEST_PART + 3);
    System.arraycopy(content, 1, expected, content.length, SMALLEST_PART);
    System.arraycopy(new byte[] {1, 2, 3}, 0, expected, content.length + SMALLEST_PART, 3);
    B2FileVersion byVersion =
        client.storeLargeFile(startLargeFile("copied 1"), storers, NOBODY, threads);
    assertArrayEquals(expected, sdk.content(byVersion.getFileId()));
    B2FileVersion byRequest =
        client.storeLargeFile(storeRequest(startLargeFile("copied 2")), storers, NOBODY, threads);
    assertArrayEquals(expected, sdk.content(byRequest.getFileId()));
  }

  @Test
  void localContentIsStoredAndWaitedForOrNot() throws Exception {
    List<B2FileVersion> stored =
        List.of(
            client.storeLargeFileFromLocalContent(
                startLargeFile("local 1"), source, NOBODY, threads),
            client.storeLargeFileFromLocalContent(
                storeRequest(startLargeFile("local 2")), source, NOBODY, threads),
            client
                .storeLargeFileFromLocalContentAsync(
                    startLargeFile("local 3"), source, NOBODY, threads)
                .get(5, TimeUnit.MINUTES),
            client
                .storeLargeFileFromLocalContentAsync(
                    storeRequest(startLargeFile("local 4")), source, NOBODY, threads)
                .get(5, TimeUnit.MINUTES));
    for (B2FileVersion version : stored) {
      assertArrayEquals(content, sdk.content(version.getFileId()));
    }
  }

  @Test
  void partsThatWereStoredAreJoinedByHand() throws Exception {
    List<B2PartStorer> storers =
        List.of(
            new B2UploadingPartStorer(
                1, B2ByteArrayContentSource.build(Arrays.copyOf(content, SMALLEST_PART))),
            new B2UploadingPartStorer(2, B2ByteArrayContentSource.build(new byte[] {9})));
    B2FileVersion one = startLargeFile("by hand 1");
    finish(one, client.storePartsForLargeFile(one, storers, NOBODY, threads));
    B2FileVersion two = startLargeFile("by hand 2");
    finish(two, client.storePartsForLargeFile(storeRequest(two), storers, NOBODY, threads));
  }

  @Test
  void partsAreListedInPages() throws Exception {
    String fileId = startLargeFile("pages of parts").getFileId();
    for (int number = 1; number <= 3; number++) {
      uploadPart(fileId, number, new byte[] {(byte) number});
    }
    assertEquals(List.of(1, 2, 3), numbers(client.parts(fileId)));
    assertEquals(
        List.of(2, 3),
        numbers(
            client.parts(
                B2ListPartsRequest.builder(fileId)
                    .setStartPartNumber(2)
                    .setMaxPartCount(1)
                    .build())));
  }

  @Test
  void unfinishedFilesAreListedInPagesAndCancelled() throws Exception {
    String unfinished = client.createBucket("sdk-unfinished", "allPrivate").getBucketId();
    List<B2FileVersion> started = new ArrayList<>();
    for (String name : List.of("a/1", "a/2", "b/1")) {
      // The oldest start comes first.
      sdk.server().clock().advance(Duration.ofMillis(1));
      started.add(
          client.startLargeFile(
              B2StartLargeFileRequest.builder(unfinished, name, "b2/x-auto").build()));
    }
    assertEquals(
        List.of("a/1", "a/2", "b/1"), JavaSdk.names(client.unfinishedLargeFiles(unfinished)));
    assertEquals(
        List.of("a/1", "a/2"),
        JavaSdk.names(
            client.unfinishedLargeFiles(
                B2ListUnfinishedLargeFilesRequest.builder(unfinished)
                    .setNamePrefix("a/")
                    .setMaxFileCount(1)
                    .build())));
    client.cancelLargeFile(started.get(0).getFileId());
    client.cancelLargeFile(B2CancelLargeFileRequest.builder(started.get(1).getFileId()).build());
    client.deleteFileVersion(started.get(2));
    assertEquals(List.of(), JavaSdk.names(client.fileVersions(unfinished)));
    B2BadRequestException gone =
        assertThrows(
            B2BadRequestException.class,
            () -> client.cancelLargeFile(started.getFirst().getFileId()));
    assertEquals("bad_request", gone.getCode());
    client.deleteBucket(unfinished);
  }

  private void finish(B2FileVersion started, List<B2Part> parts) throws Exception {
    B2FileVersion finished =
        client.finishLargeFile(
            B2FinishLargeFileRequest.builder(
                    started.getFileId(), parts.stream().map(B2Part::getContentSha1).toList())
                .build());
    byte[] expected = Arrays.copyOf(content, SMALLEST_PART + 1);
    expected[SMALLEST_PART] = 9;
    assertEquals(started.getFileId(), finished.getFileId());
    assertArrayEquals(expected, sdk.content(finished.getFileId()));
  }

  private B2UploadFileRequest uploadRequest(String name) {
    return JavaSdk.uploadRequest(bucket, name, content).build();
  }

  private B2FileVersion startLargeFile(String name) throws Exception {
    return client.startLargeFile(B2StartLargeFileRequest.buildFrom(uploadRequest(name)));
  }

  private static B2StoreLargeFileRequest storeRequest(B2FileVersion started) {
    return B2StoreLargeFileRequest.builder(started.getFileId()).build();
  }

  /** Into which parts the SDK divides the content, by their index. */
  private SortedMap<Integer, Long> lengthsOfParts() throws Exception {
    SortedMap<Integer, Long> lengths = new ConcurrentSkipListMap<>();
    client.uploadLargeFile(
        JavaSdk.uploadRequest(bucket, "divided.bin", content)
            .setListener(progress -> lengths.put(progress.getPartIndex(), progress.getLength()))
            .build(),
        threads);
    return lengths;
  }

  private void uploadPart(String fileId, int number, byte[] bytes) throws Exception {
    B2UploadPartUrlResponse url =
        client.getUploadPartUrl(B2GetUploadPartUrlRequest.builder(fileId).build());
    B2Part part =
        client
            .getWebifier()
            .uploadPart(
                url,
                B2UploadPartRequest.builder(number, B2ByteArrayContentSource.build(bytes)).build());
    assertEquals(number, part.getPartNumber());
  }

  private static List<Integer> numbers(Iterable<B2Part> parts) {
    List<Integer> numbers = new ArrayList<>();
    parts.forEach(part -> numbers.add(part.getPartNumber()));
    return numbers;
  }
}
