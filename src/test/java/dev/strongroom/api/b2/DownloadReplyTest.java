package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestUpload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for a file, and under which headers: sheet 02 §10.1 to §10.4. */
class DownloadReplyTest {
  private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("plain-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theAnswerTellsIdNameDigestTimeAndType() {
    String id = owner.upload(bucket, "docs/ü + 1.txt", CONTENT).ok().text("fileId");
    TestAnswer answer = owner.fetch("/file/plain-bucket/docs/%C3%BC%20%2B%201.txt");
    assertArrayEquals(CONTENT, answer.body());
    assertEquals(10, answer.announcedLength());
    assertEquals(
        new TreeMap<>(
            Map.of(
                "Accept-Ranges", "bytes",
                "Content-Type", "text/plain",
                "X-Bz-Content-Sha1", "87acec17cd9dcd20a716cc2cf67417b71c8a7016",
                "X-Bz-File-Id", id,
                "X-Bz-File-Name", "docs/%C3%BC%20%2B%201.txt",
                "X-Bz-Upload-Timestamp", "" + server.clock().millis())),
        headers(answer));
  }

  @Test
  void infoIsEncodedAndReservedInfoBecomesTheRealHeader() {
    upload(
        "a",
        "X-Bz-Info-Author",
        "J%C3%BCrgen+%2B",
        "X-Bz-Info-b2-content-language",
        "de",
        "X-Bz-Info-b2-cache-control",
        "max-age=5",
        "X-Bz-Info-b2-expires",
        "Wed,%2021%20Oct%202026%2007:28:00%20GMT",
        "X-Bz-Info-b2-content-encoding",
        "gzip",
        "X-Bz-Info-b2-content-disposition",
        "inline");
    Map<String, String> headers = headers(owner.fetch("/file/plain-bucket/a"));
    assertEquals("J%C3%BCrgen%20%2B", headers.get("x-bz-info-author"));
    assertEquals("de", headers.get("Content-Language"));
    assertEquals("max-age=5", headers.get("Cache-Control"));
    assertEquals("Wed, 21 Oct 2026 07:28:00 GMT", headers.get("Expires"));
    assertEquals("gzip", headers.get("Content-Encoding"));
    assertEquals("inline", headers.get("Content-Disposition"));
    assertEquals(
        List.of(),
        headers.keySet().stream().filter(name -> name.startsWith("x-bz-info-b2")).toList());
  }

  @Test
  void theBucketsCacheControlServesWhereTheFileSaysNone() {
    setBucketInfo(Map.of("cache-Control", "max-age=60", "other", "x"));
    owner.upload(bucket, "silent", CONTENT);
    upload("own", "X-Bz-Info-b2-cache-control", "max-age=5");
    assertEquals(
        Optional.of("max-age=60"),
        owner.fetch("/file/plain-bucket/silent").header("Cache-Control"));
    assertEquals(
        Optional.of("max-age=5"), owner.fetch("/file/plain-bucket/own").header("Cache-Control"));
    assertEquals(
        Optional.of("no-store"),
        owner.fetch("/file/plain-bucket/own?b2CacheControl=no-store").header("Cache-Control"));
  }

  @Test
  void aBucketsCacheControlThatIsNoHeaderValueIsLeftOut() {
    setBucketInfo(Map.of("Cache-Control", "x\r\nSet-Cookie: y"));
    owner.upload(bucket, "a", CONTENT);
    assertEquals(Optional.empty(), owner.fetch("/file/plain-bucket/a").header("Cache-Control"));
  }

  @Test
  void overridesReplaceWhatTheFileSays() {
    upload("a", "X-Bz-Info-b2-content-language", "de");
    Map<String, String> headers =
        headers(
            owner.fetch(
                "/file/plain-bucket/a?b2ContentType=image/png&b2ContentLanguage=fr"
                    + "&b2ContentDisposition=attachment;%20filename=%22x%20y%22&b2Expires=0"
                    + "&b2ContentEncoding=br&b2CacheControl=private"));
    assertEquals("image/png", headers.get("Content-Type"));
    assertEquals("fr", headers.get("Content-Language"));
    assertEquals("attachment; filename=\"x y\"", headers.get("Content-Disposition"));
    assertEquals("0", headers.get("Expires"));
    assertEquals("br", headers.get("Content-Encoding"));
    assertEquals("private", headers.get("Cache-Control"));
  }

  @Test
  void overridesWorkByIdToo() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    TestAnswer answer =
        owner.call("b2_download_file_by_id", "fileId", id, "b2ContentType", "image/png");
    assertEquals(Optional.of("image/png"), answer.header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b2ContentType=png",
        "b2ContentLanguage=a%20b",
        "b2ContentDisposition=a%0D%0ASet-Cookie:x",
        "b2Expires=%C3%BC",
        "b2CacheControl=",
        "b2CacheControl=a&b2CacheControl=b"
      })
  void anOverrideAgainstTheGrammarIsRefused(String query) {
    owner.upload(bucket, "a", CONTENT);
    assertEquals("400 bad_request", owner.fetch("/file/plain-bucket/a?" + query).outcome());
  }

  @Test
  void overridesCountTowardsTheLimitOfHeaders() {
    upload("a", "X-Bz-Info-long", "x".repeat(6000));
    String path = "/file/plain-bucket/a?b2CacheControl=";
    assertEquals("200", owner.fetch(path + "y".repeat(800)).outcome());
    assertEquals("400 bad_request", owner.fetch(path + "y".repeat(1000)).outcome());
  }

  @Test
  void largeFilesHaveNoDigest() {
    Planted.largeFile(server, bucket, "large", new byte[5_000_000], new byte[1]);
    assertEquals(
        Optional.of("none"), owner.fetch("/file/plain-bucket/large").header("X-Bz-Content-Sha1"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=7-, 206, 789, bytes 7-9/10",
    "bytes=-2, 206, 89, bytes 8-9/10",
    "bytes=8-100, 206, 89, bytes 8-9/10",
    "bytes=0-0, 206, 0, bytes 0-0/10",
    "bytes=0-9, 200, 0123456789, ",
    "bytes=-20, 200, 0123456789, ",
    "'bytes=0-1,4-5', 200, 0123456789, ",
    "items=0-1, 200, 0123456789, ",
    "bytes=5-2, 200, 0123456789, ",
  })
  void aRangeIsAnsweredWithTheSlice(String range, int status, String body, String contentRange) {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    for (String path : List.of("/file/plain-bucket/a", byId(id))) {
      TestAnswer answer = owner.fetch(path, "Range", range);
      assertEquals(status, answer.status());
      assertEquals(body, new String(answer.body(), StandardCharsets.UTF_8));
      assertEquals(body.length(), answer.announcedLength());
      assertEquals(Optional.ofNullable(contentRange), answer.header("Content-Range"));
      assertEquals(
          Optional.of("87acec17cd9dcd20a716cc2cf67417b71c8a7016"),
          answer.header("X-Bz-Content-Sha1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=9223372036854775808-"})
  void aRangePastTheEndIs416WithTheLength(String range) {
    owner.upload(bucket, "a", CONTENT);
    TestAnswer answer = owner.fetch("/file/plain-bucket/a", "Range", range);
    assertEquals("416 range_not_satisfiable", answer.outcome());
    assertEquals(Optional.of("bytes */10"), answer.header("Content-Range"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1"})
  void everyRangeOfAnEmptyFileIs416(String range) {
    owner.upload(bucket, "empty", new byte[0]);
    assertEquals("200", owner.fetch("/file/plain-bucket/empty").outcome());
    TestAnswer answer = owner.fetch("/file/plain-bucket/empty", "Range", range);
    assertEquals("416 range_not_satisfiable", answer.outcome());
    assertEquals(Optional.of("bytes */0"), answer.header("Content-Range"));
  }

  @Test
  void headTellsTheSameWithoutTheBytes() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    for (String path : List.of("/file/plain-bucket/a", byId(id))) {
      for (String[] range : new String[][] {{}, {"Range", "bytes=2-4"}}) {
        TestAnswer get = owner.fetch(path, range);
        TestAnswer head = owner.fetchHead(path, range);
        assertEquals(get.status(), head.status());
        assertEquals(headers(get), headers(head));
        assertEquals(get.announcedLength(), head.announcedLength());
      }
    }
    assertEquals(404, owner.fetchHead("/file/plain-bucket/b").status());
    assertEquals(416, owner.fetchHead("/file/plain-bucket/a", "Range", "bytes=10-").status());
  }

  /** Small enough for the metadata, one blob in one piece or in many, many parts. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16 * 1024, 16 * 1024 + 1, 64 * 1024, 64 * 1024 + 1, 1_000_000})
  void contentOfEverySizeComesBackByteForByte(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    owner.upload(bucket, "a", content);
    assertArrayEquals(content, owner.fetch("/file/plain-bucket/a").body());
    if (length > 2) {
      assertArrayEquals(
          java.util.Arrays.copyOfRange(content, 1, length - 1),
          owner.fetch("/file/plain-bucket/a", "Range", "bytes=1-" + (length - 2)).body());
    }
  }

  @Test
  void rangesOfALargeFileRunAcrossItsParts() {
    byte[] first = new byte[5_000_000];
    byte[] second = new byte[5_000_000];
    byte[] third = new byte[7];
    new Random(1).nextBytes(first);
    new Random(2).nextBytes(second);
    new Random(3).nextBytes(third);
    Planted.largeFile(server, bucket, "large", first, second, third);
    byte[] all = new byte[10_000_007];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(third, 0, all, 10_000_000, third.length);
    assertArrayEquals(all, owner.fetch("/file/plain-bucket/large").body());
    for (int[] range :
        new int[][] {
          {0, 1},
          {4_999_999, 5_000_001},
          {5_000_000, 5_000_010},
          {4_999_990, 10_000_003},
          {9_999_999, 10_000_007},
          {10_000_006, 10_000_007}
        }) {
      TestAnswer answer =
          owner.fetch(
              "/file/plain-bucket/large", "Range", "bytes=" + range[0] + "-" + (range[1] - 1));
      assertArrayEquals(java.util.Arrays.copyOfRange(all, range[0], range[1]), answer.body());
    }
  }

  @Test
  void conditionalRequestsAreAnsweredInFull() {
    owner.upload(bucket, "a", CONTENT);
    TestAnswer answer =
        owner.fetch(
            "/file/plain-bucket/a",
            "If-None-Match",
            "*",
            "If-Modified-Since",
            "Wed, 21 Oct 2099 07:28:00 GMT",
            "If-Range",
            "\"x\"");
    assertEquals("200", answer.outcome());
  }

  @Test
  void customerKeysAreRefusedRatherThanIgnored() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    for (String path : List.of("/file/plain-bucket/a", byId(id))) {
      TestAnswer answer =
          owner.fetch(path, "X-Bz-Server-Side-Encryption-Customer-Algorithm", "AES256");
      assertEquals("400 bad_request", answer.outcome());
    }
  }

  private void upload(String name, String... headersAndValues) {
    TestUpload upload = owner.uploadPlace(bucket).file(name).content(CONTENT);
    for (int index = 0; index < headersAndValues.length; index += 2) {
      upload.header(headersAndValues[index], headersAndValues[index + 1]);
    }
    upload.send().ok();
  }

  private void setBucketInfo(Map<String, String> info) {
    owner
        .call(
            "b2_update_bucket",
            "accountId",
            owner.accountId(),
            "bucketId",
            bucket,
            "bucketInfo",
            info)
        .ok();
  }

  private static String byId(String id) {
    return "/b2api/v3/b2_download_file_by_id?fileId=" + id;
  }

  private static Map<String, String> headers(TestAnswer answer) {
    return answer.headers().stream()
        .collect(
            Collectors.toMap(
                header -> header.name(),
                header -> header.value(),
                (one, two) -> "twice",
                TreeMap::new));
  }
}
