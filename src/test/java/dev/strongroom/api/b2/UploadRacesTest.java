package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UploadPlace;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uploads among themselves, and against what ends them (sheet 06, R-12 to R-14, bad input 38). */
class UploadRacesTest extends UploadCase {
  private static final int WRITERS = 64;
  private static final int RACES = 300;
  private static final int BIG_RACES = 12;
  private static final byte[] FIRST = content(5_000_000, 1);

  @Test
  void sixtyFourWritersOfOneNameMakeOneOrderOfVersions_sheet06_R13() throws Exception {
    List<Supplier<TestAnswer>> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(number ->
                (Supplier<TestAnswer>)
                    () -> client.upload(bucket, "one", content(number % 2 * BLOB_LENGTH, number)))
            .toList();
    List<TestAnswer> answers = Race.of(writers);
    List<Long> told =
        answers.stream()
            .map(answer -> answer.ok().number("uploadTimestamp"))
            .sorted(Collections.reverseOrder())
            .toList();
    long first = server.clock().millis();
    assertEquals(
        IntStream.range(0, WRITERS).mapToObj(age -> first + WRITERS - 1 - age).toList(), told);
    assertEquals(told, versions(bucket).stream().map(FileVersion::uploadTimestampMillis).toList());
    for (TestAnswer answer : answers) {
      assertEquals(
          answer.text("contentSha1"), TestUpload.sha1(server.content(answer.text("fileId"))));
    }
  }

  @Test
  void aBucketIsDeletedOrTakesTheUploadNeverBoth_sheet06_R12() throws Exception {
    int deleted = 0;
    for (int round = 0; round < RACES; round++) {
      String raced = client.createBucket("raced-" + round, "allPrivate");
      UploadPlace place = client.uploadPlace(raced);
      byte[] content = content(round % 2 * BLOB_LENGTH, round);
      int blobsBefore = server.blobCount();
      List<String> outcomes =
          Race.of(
              List.of(
                  () -> place.file("a").content(content).send().outcome(),
                  () -> deleteBucket(raced).outcome()));
      boolean stored = outcomes.getFirst().equals("200");
      assertEquals(
          stored ? "400 cannot_delete_non_empty_bucket" : "200", outcomes.get(1), "round " + round);
      assertEquals(stored ? 1 : 0, versions(raced).size(), "round " + round);
      assertEquals(blobsBefore + (stored ? round % 2 : 0), server.blobCount(), "round " + round);
      deleted += stored ? 0 : 1;
      if (stored) {
        forget(raced);
      }
    }
    System.out.printf("bucket deleted before the upload in %d of %d races%n", deleted, RACES);
  }

  private TestAnswer deleteBucket(String raced) {
    return client.call("b2_delete_bucket", "accountId", client.accountId(), "bucketId", raced);
  }

  /** Takes a bucket with one version out of the account, which has room for a hundred. */
  private void forget(String raced) {
    FileVersion version = versions(raced).getFirst();
    server.metadata().write(tables -> tables.fileVersions().delete(version.id()));
    deleteBucket(raced).ok();
  }

  @Test
  void aLargeFileIsCancelledOnceAndTakesNoPartAfterwards_sheet06_bad38() throws Exception {
    for (int round = 0; round < RACES; round++) {
      String fileId = startLarge("large");
      UploadPlace place = client.partPlace(fileId);
      List<String> outcomes =
          Race.of(
              List.of(
                  () -> place.part(1, TEN_BYTES).send().outcome(),
                  () -> cancel(fileId),
                  () -> cancel(fileId)));
      assertEquals(1, Collections.frequency(outcomes.subList(1, 3), "200"), "round " + round);
      assertNothingStored();
    }
  }

  @Test
  void aLargeFileEndsOnce_sheet06_bad38() throws Exception {
    for (int round = 0; round < BIG_RACES; round++) {
      String fileId = startWithTwoParts();
      List<String> outcomes =
          Race.of(List.of(() -> finish(fileId), () -> finish(fileId), () -> cancel(fileId)));
      assertEquals(1, Collections.frequency(outcomes, "200"), "round " + round);
      assertEquals(outcomes.get(2).equals("200") ? 0 : 1, versions(bucket).size());
      assertEquals(outcomes.get(2).equals("200") ? 0 : 2, server.blobCount());
      clearBucket();
    }
  }

  @Test
  void aPartComesBeforeTheEndOrNotAtAll_sheet06_bad38() throws Exception {
    for (int round = 0; round < BIG_RACES; round++) {
      String fileId = startWithTwoParts();
      UploadPlace place = client.partPlace(fileId);
      int number = round % 2 == 0 ? 3 : 1;
      List<String> outcomes =
          Race.of(
              List.of(
                  () -> finish(fileId),
                  () -> place.part(number, content(5_000_000, 9)).send().outcome()));
      assertEquals(1, Collections.frequency(outcomes, "200"), "round " + round);
      boolean finished = outcomes.getFirst().equals("200");
      assertEquals(finished || number == 1 ? 2 : 3, server.blobCount(), "round " + round);
      if (finished) {
        assertEquals(
            TestUpload.sha1(FIRST),
            TestUpload.sha1(java.util.Arrays.copyOf(server.content(fileId), FIRST.length)));
      }
      clearBucket();
    }
  }

  private String startWithTwoParts() {
    String fileId = startLarge("large");
    UploadPlace place = client.partPlace(fileId);
    place.part(1, FIRST).send().ok();
    place.part(2, TEN_BYTES).send().ok();
    return fileId;
  }

  private String finish(String fileId) {
    List<String> digests = List.of(TestUpload.sha1(FIRST), TestUpload.sha1(TEN_BYTES));
    return client
        .call("b2_finish_large_file", "fileId", fileId, "partSha1Array", digests)
        .outcome();
  }

  private String cancel(String fileId) {
    return client.call("b2_cancel_large_file", "fileId", fileId).outcome();
  }

  /** Begins the next round with an empty bucket and without blobs. */
  private void clearBucket() {
    server.clear(new BucketId(bucket));
  }

  private List<FileVersion> versions(String bucketId) {
    VersionPosition start = VersionPosition.beforeName(new byte[0]);
    return server
        .metadata()
        .read(tables -> tables.fileVersions().from(new BucketId(bucketId), start, 10_000));
  }
}
