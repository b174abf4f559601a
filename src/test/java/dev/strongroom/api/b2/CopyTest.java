package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UploadPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** b2_copy_file and b2_copy_part (sheet 02 §6.5 and §7; sheet 06, bad input 39). */
class CopyTest extends UploadCase {

  private String upload(byte[] content) {
    return client
        .uploadPlace(bucket)
        .file("source.txt")
        .content(content)
        .header("X-Bz-Info-Color", "blue")
        .send()
        .ok()
        .text("fileId");
  }

  private TestAnswer copy(NativeClient caller, String source, Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("sourceFileId", source, "fileName", "copy.png"));
    fields.addAll(Arrays.asList(namesAndValues));
    return caller.call("b2_copy_file", fields.toArray());
  }

  private TestAnswer copy(String source, Object... namesAndValues) {
    return copy(client, source, namesAndValues);
  }

  /** A finished large file of two parts, of 5,000,000 and 10 bytes. */
  private String uploadLarge(byte[] first) {
    String fileId = startLarge("large.txt");
    UploadPlace place = client.partPlace(fileId);
    place.part(1, first).send().ok();
    place.part(2, TEN_BYTES).send().ok();
    List<String> digests = List.of(TestUpload.sha1(first), TestUpload.sha1(TEN_BYTES));
    client.call("b2_finish_large_file", "fileId", fileId, "partSha1Array", digests).ok();
    return fileId;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, BLOB_LENGTH, 300_000})
  void aCopyKeepsTypeAndInfoAndHasItsOwnBytes_sheet02_7(int length) {
    byte[] content = content(length, 1);
    String source = upload(content);
    int blobs = server.blobCount();
    TestAnswer answer = copy(source).ok();
    assertEquals("copy", answer.text("action"));
    assertEquals("copy.png", answer.text("fileName"));
    assertEquals("text/plain", answer.text("contentType"));
    assertEquals(Map.of("color", "blue"), answer.value("fileInfo"));
    assertEquals(length, answer.number("contentLength"));
    assertEquals(TestUpload.sha1(content), answer.text("contentSha1"));
    assertEquals(TestUpload.md5(content), answer.text("contentMd5"));
    assertNotEquals(source, answer.text("fileId"));
    assertArrayEquals(content, server.content(answer.text("fileId")));
    assertEquals(2 * blobs, server.blobCount());
  }

  @Test
  void laterACopyIsAnUpload_sheet02_2_2() {
    FileId copied = new FileId(copy(upload(TEN_BYTES)).ok().text("fileId"));
    assertEquals(
        FileVersion.Action.UPLOAD,
        server.metadata().read(tables -> tables.fileVersions().find(copied)).get().action());
  }

  @Test
  void aReplacingCopyHasItsOwnTypeAndInfo_sheet02_7() {
    String source = upload(TEN_BYTES);
    TestAnswer answer =
        copy(source, "metadataDirective", "REPLACE", "contentType", "b2/x-auto").ok();
    assertEquals("image/png", answer.text("contentType"));
    assertEquals(Map.of(), answer.value("fileInfo"));
    TestAnswer withInfo =
        copy(
            source,
            "metadataDirective",
            "REPLACE",
            "contentType",
            "a/b",
            "fileInfo",
            Map.of("Size", "10"));
    assertEquals(Map.of("size", "10"), withInfo.ok().value("fileInfo"));
  }

  @Test
  void typeAndInfoBelongToReplaceAlone_sheet02_7() {
    String source = upload(TEN_BYTES);
    assertEquals("400 bad_request", copy(source, "contentType", "a/b").outcome());
    assertEquals("400 bad_request", copy(source, "fileInfo", Map.of()).outcome());
    assertEquals("400 bad_request", copy(source, "metadataDirective", "REPLACE").outcome());
    assertEquals("400 bad_request", copy(source, "metadataDirective", "copy").outcome());
    copy(source, "metadataDirective", "COPY", "contentType", null, "fileInfo", null).ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fileRetention",
        "legalHold",
        "sourceServerSideEncryption",
        "destinationServerSideEncryption"
      })
  void whatThisServerDoesNotDoIsNeverAcceptedInSilence(String field) {
    TestAnswer answer = copy(upload(TEN_BYTES), field, Map.of("mode", "SSE-B2"));
    assertEquals("400 bad_request", answer.outcome());
    assertEquals(field + " is not supported by this server", answer.text("message"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bytes=0-9                    | 200 | 0123456789
          bytes=0-                     | 200 | 0123456789
          bytes=3-5                    | 200 | 345
          bytes=9-9                    | 200 | 9
          bytes=9-                     | 200 | 9
          bytes=10-                    | 416 range_not_satisfiable |
          bytes=10-10                  | 416 range_not_satisfiable |
          bytes=0-10                   | 416 range_not_satisfiable |
          bytes=0-9223372036854775808  | 416 range_not_satisfiable |
          bytes=99999999999999999999-  | 416 range_not_satisfiable |
          bytes=5-2                    | 400 bad_request |
          bytes=-5                     | 400 bad_request |
          bytes=0-1,3-4                | 400 bad_request |
          items=0-1                    | 400 bad_request |
          0-1                          | 400 bad_request |
          bytes=a-b                    | 400 bad_request |
          ``                           | 400 bad_request |
          """)
  void aRangeIsCopiedWholeOrNotAtAll_sheet02_7(String range, String outcome, String bytes) {
    TestAnswer answer = copy(upload(TEN_BYTES), "range", range);
    assertEquals(outcome, answer.outcome());
    if (bytes != null) {
      byte[] expected = bytes.getBytes(StandardCharsets.US_ASCII);
      assertArrayEquals(expected, server.content(answer.text("fileId")));
      assertEquals(TestUpload.sha1(expected), answer.text("contentSha1"));
    }
  }

  @Test
  void anEmptyFileHasNoRange() {
    assertEquals(
        "416 range_not_satisfiable", copy(upload(new byte[0]), "range", "bytes=0-").outcome());
  }

  @Test
  void aLargeSourceBecomesASmallFileWithDigests_sheet02_7() {
    byte[] first = content(5_000_000, 1);
    String source = uploadLarge(first);
    byte[] whole = Arrays.copyOf(first, first.length + TEN_BYTES.length);
    System.arraycopy(TEN_BYTES, 0, whole, first.length, TEN_BYTES.length);
    TestAnswer all = copy(source).ok();
    assertEquals(TestUpload.sha1(whole), all.text("contentSha1"));
    assertEquals(TestUpload.md5(whole), all.text("contentMd5"));
    assertArrayEquals(whole, server.content(all.text("fileId")));
    TestAnswer across = copy(source, "range", "bytes=4999990-5000004").ok();
    assertArrayEquals(
        Arrays.copyOfRange(whole, 4_999_990, 5_000_005), server.content(across.text("fileId")));
  }

  @Test
  void moreThanFiveGibibytesAreTooMuchForOneCopy_sheet02_7() {
    long tooMuch = 5_368_709_121L;
    String source = storeRowOnly(6_000_000_000L);
    TestAnswer answer = copy(source);
    assertEquals("400 source_too_large", answer.outcome());
    assertEquals("Copy source too big: 6000000000", answer.text("message"));
    assertEquals(
        "Copy source too big: " + tooMuch,
        copy(source, "range", "bytes=0-" + (tooMuch - 1)).text("message"));
    TestAnswer part = copyPart(source, startLarge("large"), 1);
    assertEquals("Copy source too big: 6000000000", part.text("message"));
  }

  /** A row without the bytes that it tells of, which nobody gets as far as reading. */
  private String storeRowOnly(long length) {
    BucketId id = new BucketId(bucket);
    return server
        .metadata()
        .write(tables -> {
          FileVersion version =
              new FileVersion(
                  FileId.of(id, false, 1, server.clock().millis(), new Cluster("000")),
                  id,
                  new FileName("huge"),
                  FileVersion.Action.UPLOAD,
                  length,
                  ContentSha1.OF_NOTHING,
                  FileVersion.MD5_OF_NOTHING,
                  "text/plain",
                  FileInfo.NONE,
                  server.clock().millis(),
                  tables.fileVersions().takeSequence(),
                  new Content.Whole(new BlobId("0".repeat(32))));
          tables.fileVersions().insert(version);
          return version.id().value();
        });
  }

  @Test
  void whatIsNotAFinishedFileIsNotFound_sheet02_7() {
    String unknown = upload(TEN_BYTES).replace("_c000_", "_c001_");
    assertEquals("404 not_found", copy(unknown).outcome());
    assertEquals("404 not_found", copy(startLarge("large")).outcome());
    assertEquals("404 not_found", copyPart(unknown, startLarge("large"), 1).outcome());
    TestAnswer malformed = copy("bad-id");
    assertEquals("400 bad_request", malformed.outcome());
    assertEquals("Invalid fileId: bad-id", malformed.text("message"));
  }

  @Test
  void aCopyGoesToAnyBucketOfTheAccount_sheet02_7() {
    String other = client.createBucket("other-bucket", "allPrivate");
    TestAnswer answer = copy(upload(TEN_BYTES), "destinationBucketId", other).ok();
    assertEquals(other, answer.text("bucketId"));
    NativeClient stranger = server.newAccount("stranger@example.com");
    String foreign = stranger.createBucket("foreign-bucket", "allPrivate");
    assertEquals(
        "400 bad_bucket_id", copy(upload(TEN_BYTES), "destinationBucketId", foreign).outcome());
  }

  @Test
  void aForeignSourceIsNotThereEvenWhenItIsPublic_sheet06_bad39() {
    String ofPublic = client.createBucket("public-bucket", "allPublic");
    String source = client.upload(ofPublic, "a", TEN_BYTES).ok().text("fileId");
    NativeClient stranger = server.newAccount("stranger@example.com");
    String foreign = stranger.createBucket("foreign-bucket", "allPrivate");
    assertEquals("404 not_found", copy(stranger, source, "destinationBucketId", foreign).outcome());
  }

  /** Each row: what the key may do, and what came of a copy from one bucket to another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # capabilities         | buckets      | prefix | from    | outcome
          readFiles,writeFiles   |              |        | private | 200
          readFiles,writeFiles   | private,into |        | private | 200
          writeFiles             |              |        | private | 401 unauthorized
          readFiles              |              |        | private | 401 unauthorized
          readFiles,writeFiles   | into         |        | private | 401 unauthorized
          readFiles,writeFiles   | private      |        | private | 401 unauthorized
          readFiles,writeFiles   | private,into | copy   | private | 401 unauthorized
          readFiles,writeFiles   | private,into | source | private | 401 unauthorized
          readFiles,writeFiles   | private,into | other  | private | 401 unauthorized
          writeFiles             |              |        | public  | 200
          writeFiles             | into         | copy   | public  | 200
          writeFiles             | public       |        | public  | 401 unauthorized
          """)
  void aCopyNeedsBothToReadAndToWrite_sheet06_bad39(
      String capabilities, String buckets, String prefix, String from, String outcome) {
    Map<String, String> ids =
        Map.of(
            "private",
            bucket,
            "public",
            client.createBucket("public-bucket", "allPublic"),
            "into",
            client.createBucket("into-bucket", "allPrivate"));
    String source = client.upload(ids.get(from), "source.txt", TEN_BYTES).ok().text("fileId");
    List<String> reached =
        buckets == null ? List.of() : Arrays.stream(buckets.split(",")).map(ids::get).toList();
    NativeClient caller =
        client.createKey(List.of(capabilities.split(",")), reached, prefix == null ? "" : prefix);
    assertEquals(outcome, copy(caller, source, "destinationBucketId", ids.get("into")).outcome());
  }

  private TestAnswer copyPart(String source, String largeFile, int number, Object... more) {
    List<Object> fields =
        new ArrayList<>(
            List.of("sourceFileId", source, "largeFileId", largeFile, "partNumber", number));
    fields.addAll(Arrays.asList(more));
    return client.call("b2_copy_part", fields.toArray());
  }

  @Test
  void aPartIsCopiedFromAFile_sheet02_6_5() {
    byte[] content = content(5_000_010, 1);
    String source = upload(content);
    String large = startLarge("large");
    TestAnswer first = copyPart(source, large, 1, "range", "bytes=0-4999999").ok();
    assertEquals(TestUpload.sha1(Arrays.copyOf(content, 5_000_000)), first.text("contentSha1"));
    assertEquals(TestUpload.md5(Arrays.copyOf(content, 5_000_000)), first.text("contentMd5"));
    assertEquals(large, first.text("fileId"));
    assertEquals(5_000_000, first.number("contentLength"));
    TestAnswer second = copyPart(source, large, 2, "range", "bytes=5000000-").ok();
    List<String> digests = List.of(first.text("contentSha1"), second.text("contentSha1"));
    client.call("b2_finish_large_file", "fileId", large, "partSha1Array", digests).ok();
    assertArrayEquals(content, server.content(large));
  }

  @Test
  void aCopiedPartReplacesTheEarlierOne_sheet02_6_4() {
    String source = upload(TEN_BYTES);
    String large = startLarge("large");
    copyPart(source, large, 1).ok();
    copyPart(source, large, 1, "range", "bytes=0-1").ok();
    assertEquals(1, server.blobCount());
    TestAnswer parts = client.call("b2_list_parts", "fileId", large).ok();
    assertEquals(2L, parts.rows("parts").getFirst().get("contentLength"));
  }

  @Test
  void aPartIsNotCopiedWhereNoneCanBe_sheet06_bad37() {
    String source = upload(TEN_BYTES);
    String large = startLarge("large");
    assertEquals("400 bad_request", copyPart(source, large, 0).outcome());
    assertEquals("400 bad_request", copyPart(source, large, 10_001).outcome());
    assertEquals("No active upload for: " + source, copyPart(source, source, 1).text("message"));
    assertEquals("400 bad_request", copyPart(upload(new byte[0]), large, 1).outcome());
    client.call("b2_cancel_large_file", "fileId", large).ok();
    assertEquals("No active upload for: " + large, copyPart(source, large, 1).text("message"));
    assertEquals(0, server.blobCount());
  }
}
