package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UploadPlace;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large files from their start to their end (sheet 02 §6.2, §6.3, §6.8 and §6.9). */
class LargeFileTest extends UploadCase {
  private static final String UNKNOWN_ID =
      "4_z%s_f2aaaaaaaaaaaaaaa_d20261122_m100000_c000_v0000001_t0000_u01795341600000";

  private static final byte[] FIRST = content(5_000_000, 1);
  private static final byte[] SECOND = content(5_000_000, 2);

  private TestAnswer startAnswer(NativeClient caller, String name) {
    return caller.call(
        "b2_start_large_file", "bucketId", bucket, "fileName", name, "contentType", "b2/x-auto");
  }

  private String startWithParts(byte[]... parts) {
    String fileId = startLarge("large.txt");
    UploadPlace place = client.partPlace(fileId);
    for (int index = 0; index < parts.length; index++) {
      if (parts[index].length > 0) {
        place.part(index + 1, parts[index]).send().ok();
      }
    }
    return fileId;
  }

  private TestAnswer finish(String fileId, String... digests) {
    return client.call("b2_finish_large_file", "fileId", fileId, "partSha1Array", List.of(digests));
  }

  private TestAnswer cancel(String fileId) {
    return client.call("b2_cancel_large_file", "fileId", fileId);
  }

  @Test
  void aStartedFileIsToldAsSuch_sheet02_2_2() {
    TestAnswer answer =
        client
            .call(
                "b2_start_large_file",
                "bucketId",
                bucket,
                "fileName",
                "film.mp4",
                "contentType",
                "b2/x-auto",
                "fileInfo",
                Map.of("Large_File_SHA1", "none"))
            .ok();
    assertEquals("start", answer.text("action"));
    assertEquals(0, answer.number("contentLength"));
    assertEquals("none", answer.text("contentSha1"));
    assertEquals(null, answer.value("contentMd5"));
    assertEquals("video/mp4", answer.text("contentType"));
    assertEquals(Map.of("large_file_sha1", "none"), answer.value("fileInfo"));
    assertEquals("film.mp4", answer.text("fileName"));
    assertEquals(true, answer.value("fileRetention.isClientAuthorizedToRead"));
    assertEquals(server.clock().millis(), answer.number("uploadTimestamp"));
    assertTrue(answer.text("fileId").startsWith("4_z" + bucket + "_f2"), answer.text("fileId"));
  }

  @Test
  void aStartByGetReadsTheQuery_sheet02_1_2() {
    TestAnswer answer =
        client.get(
            "b2_start_large_file",
            Map.of("bucketId", bucket, "fileName", "a b+c", "contentType", "text/plain"));
    assertEquals("a b+c", answer.ok().text("fileName"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serverSideEncryption  | 400 bad_request
          fileRetention         | 400 bad_request
          legalHold             | 400 bad_request
          customUploadTimestamp | 400 custom_timestamp_not_allowed
          """)
  void whatThisServerDoesNotDoIsNeverAcceptedInSilence(String field, String outcome) {
    Object[] fields = {
      "bucketId", bucket, "fileName", "a", "contentType", "text/plain", field, "1000"
    };
    assertEquals(outcome, client.call("b2_start_large_file", fields).outcome());
    fields[7] = null;
    assertEquals("200", client.call("b2_start_large_file", fields).outcome());
  }

  @Test
  void aStartNeedsItsFieldsAndTheRightToWrite_sheet02_6_2() {
    assertEquals(
        "400 bad_request",
        client.call("b2_start_large_file", "bucketId", bucket, "fileName", "a").outcome());
    assertEquals(
        "400 bad_request",
        client
            .call(
                "b2_start_large_file",
                "bucketId",
                bucket,
                "fileName",
                "a\u007f",
                "contentType",
                "text/plain")
            .outcome());
    NativeClient reader = client.createKey(List.of("readFiles"), List.of(), "");
    NativeClient narrow = client.createKey(List.of("writeFiles"), List.of(bucket), "docs/");
    assertEquals("401 unauthorized", startAnswer(reader, "a").outcome());
    assertEquals("401 unauthorized", startAnswer(narrow, "a").outcome());
    assertEquals("200", startAnswer(narrow, "docs/a").outcome());
  }

  @Test
  void partsAreJoinedInTheirOrder_sheet02_6_8() {
    byte[] last = content(3, 3);
    String fileId = startWithParts(FIRST, SECOND, last);
    long startedAt = server.clock().millis();
    server.clock().advance(Duration.ofMinutes(1));
    TestAnswer answer =
        finish(
                fileId,
                TestUpload.sha1(FIRST),
                TestUpload.sha1(SECOND).toUpperCase(java.util.Locale.ROOT),
                TestUpload.sha1(last))
            .ok();
    assertEquals("upload", answer.text("action"));
    assertEquals(fileId, answer.text("fileId"));
    assertEquals(10_000_003, answer.number("contentLength"));
    assertEquals("none", answer.text("contentSha1"));
    assertEquals(null, answer.value("contentMd5"));
    assertEquals("text/plain", answer.text("contentType"));
    assertEquals(startedAt, answer.number("uploadTimestamp"));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    List.of(FIRST, SECOND, last).forEach(joined::writeBytes);
    assertArrayEquals(joined.toByteArray(), server.content(fileId));
  }

  /** The rows stand in the order of precedence: a file that breaks several rules gets the first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # lengths of the parts   | digests | code                   | message
          5000000                  | 1       | 400 bad_request        | large files must have at least 2 parts
          5000000, 5000000         |         | 400 bad_request        | large files must have at least 2 parts
          0, 5000000               | 1, 2    | 400 missing_part       | Part number 1 has not been uploaded
          5000000, 0, 5000000      | 1, 2, 3 | 400 missing_part       | Part number 2 has not been uploaded
          5000000, 5000000         | 1, 2, 3 | 400 missing_part       | Part number 3 has not been uploaded
          5000000, 5000000         | 2, 1    | 400 part_sha1_mismatch | Sha1 did not match for part number 1
          4999999, 5000000         | 1, x    | 400 part_sha1_mismatch | Sha1 did not match for part number 2
          4999999, 5000000, 1      | 1, 2    | 400 bad_request        | there are 3 parts and only 2 SHA-1 digests
          4999999, 5000000         | 1, 2    | 400 bad_request        | Part number 1 is smaller than 5000000 bytes
          5000000, 4999999, 1      | 1, 2, 3 | 400 bad_request        | Part number 2 is smaller than 5000000 bytes
          """)
  void aFileThatIsNotWholeStaysUnfinished_sheet02_6_8(
      String lengths, String digests, String outcome, String message) {
    byte[][] parts =
        Arrays.stream(lengths.split(", "))
            .map(length -> content(Integer.parseInt(length), length.hashCode()))
            .toArray(byte[][]::new);
    for (int index = 0; index < parts.length; index++) {
      if (parts[index].length > 0) {
        parts[index][0] = (byte) index;
      }
    }
    String fileId = startWithParts(parts);
    String[] named =
        digests == null
            ? new String[0]
            : Arrays.stream(digests.split(", "))
                .map(number -> digestOf(parts, number))
                .toArray(String[]::new);
    TestAnswer answer = finish(fileId, named);
    assertEquals(outcome, answer.outcome());
    assertEquals(message, answer.text("message"));
    client.partPlace(fileId);
  }

  private static String digestOf(byte[][] parts, String number) {
    if (number.equals("x")) {
      return "not a digest";
    }
    int index = Integer.parseInt(number) - 1;
    return TestUpload.sha1(index < parts.length ? parts[index] : new byte[0]);
  }

  @Test
  void partsWithoutVerifiedDigestsAreJoinedByTheirDigits_sheet02_6_4() {
    String fileId = startLarge("large");
    UploadPlace place = client.partPlace(fileId);
    place.part(1, FIRST).header("X-Bz-Content-Sha1", "do_not_verify").send().ok();
    place.part(2, SECOND).send().ok();
    String digits = TestUpload.sha1(FIRST);
    finish(fileId, "unverified:" + digits, "unverified:" + TestUpload.sha1(SECOND)).ok();
  }

  @Test
  void aFinishedFileIsOverForAllPartCalls_sheet06_bad38() {
    String fileId = startWithParts(FIRST, SECOND);
    UploadPlace place = client.partPlace(fileId);
    finish(fileId, TestUpload.sha1(FIRST), TestUpload.sha1(SECOND)).ok();
    assertOver(fileId, finish(fileId, TestUpload.sha1(FIRST), TestUpload.sha1(SECOND)));
    assertOver(fileId, cancel(fileId));
    assertOver(fileId, client.call("b2_get_upload_part_url", "fileId", fileId));
    assertOver(fileId, client.call("b2_list_parts", "fileId", fileId));
    assertOver(fileId, place.part(3, TEN_BYTES).send());
    assertEquals(2, server.blobCount());
  }

  @Test
  void aCancelledFileLeavesNothing_sheet02_6_9() {
    String fileId = startWithParts(FIRST, SECOND);
    UploadPlace place = client.partPlace(fileId);
    TestAnswer answer = cancel(fileId).ok();
    assertEquals(
        "{accountId=%s, bucketId=%s, fileId=%s, fileName=large.txt}"
            .formatted(client.accountId(), bucket, fileId),
        answer.json().toString());
    assertNothingStored();
    assertOver(fileId, cancel(fileId));
    assertOver(fileId, finish(fileId, TestUpload.sha1(FIRST), TestUpload.sha1(SECOND)));
    assertOver(fileId, client.call("b2_get_upload_part_url", "fileId", fileId));
    assertOver(fileId, client.call("b2_list_parts", "fileId", fileId));
    assertOver(fileId, place.part(3, TEN_BYTES).send());
    assertNothingStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b2_get_upload_part_url", "b2_list_parts", "b2_cancel_large_file"})
  void aFileThatNeverWasIsOverToo_sheet02_6_3(String operation) {
    String unknown = UNKNOWN_ID.formatted(bucket);
    assertOver(unknown, client.call(operation, "fileId", unknown));
    String ofSmallFile = client.upload(bucket, "small", TEN_BYTES).ok().text("fileId");
    assertOver(ofSmallFile, client.call(operation, "fileId", ofSmallFile));
    TestAnswer malformed = client.call(operation, "fileId", "bad-id");
    assertEquals("400 bad_request", malformed.outcome());
    assertEquals("Invalid fileId: bad-id", malformed.text("message"));
  }

  @Test
  void partsAreListedFromTheFirstWhenAskedFromZero_sheet02_6_6() {
    String fileId = startWithParts(FIRST, SECOND);
    TestAnswer all = client.call("b2_list_parts", "fileId", fileId, "startPartNumber", 0).ok();
    assertEquals(2, all.rows("parts").size());
    TestAnswer below = client.call("b2_list_parts", "fileId", fileId, "startPartNumber", -1);
    assertEquals("400 bad_request", below.outcome());
  }

  private static void assertOver(String fileId, TestAnswer answer) {
    assertEquals("400 bad_request", answer.outcome());
    assertEquals("No active upload for: " + fileId, answer.text("message"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b2_get_upload_part_url",
        "b2_list_parts",
        "b2_finish_large_file",
        "b2_cancel_large_file"
      })
  void onlyThoseWhoMayWriteTheNameMayTouchTheFile_sheet01_3_2(String operation) {
    String fileId = startWithParts(FIRST, SECOND);
    String other = client.createBucket("other-bucket", "allPrivate");
    List<String> write = List.of("writeFiles");
    List<NativeClient> refused =
        List.of(
            client.createKey(List.of("readFiles", "listFiles", "deleteFiles"), List.of(), ""),
            client.createKey(write, List.of(other), ""),
            client.createKey(write, List.of(bucket), "other/"));
    for (NativeClient caller : refused) {
      TestAnswer answer =
          caller.call(operation, "fileId", fileId, "partSha1Array", List.of("a", "b"));
      assertEquals("401 unauthorized", answer.outcome());
    }
    NativeClient stranger = server.newAccount("stranger@example.com");
    TestAnswer answer =
        stranger.call(operation, "fileId", fileId, "partSha1Array", List.of("a", "b"));
    assertOver(fileId, answer);
    assertEquals(2, client.call("b2_list_parts", "fileId", fileId).ok().rows("parts").size());
  }

  @Test
  void aKeyWithAPrefixDoesNotLearnWhichFilesAreGone_trap7() {
    String unknown = UNKNOWN_ID.formatted(bucket);
    NativeClient wide = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    NativeClient narrow = client.createKey(List.of("writeFiles"), List.of(bucket), "docs/");
    assertOver(unknown, wide.call("b2_cancel_large_file", "fileId", unknown));
    assertEquals(
        "401 unauthorized", narrow.call("b2_cancel_large_file", "fileId", unknown).outcome());
  }
}
