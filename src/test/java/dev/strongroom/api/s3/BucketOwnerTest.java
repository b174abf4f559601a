package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A caller may say whose a bucket must be: it is compared with the bucket's owner, whoever asks
 * (sheet 04 §3.3).
 */
class BucketOwnerTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String EXPECTED = "x-amz-expected-bucket-owner";
  private static final String EXPECTED_SOURCE = "x-amz-source-expected-bucket-owner";
  private static final String FOREIGN = "/bucket-foreign/a";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private NativeClient stranger;
  private String bucketId;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucketId = owner.createBucket("bucket-one", "allPrivate");
    owner.createBucket("bucket-two", "allPrivate");
    owner.upload(bucketId, "a", BODY).ok();
    stranger = server.newAccount("stranger@example.com");
    stranger.upload(stranger.createBucket("bucket-foreign", "allPublic"), "a", BODY).ok();
    client =
        S3Client.of(
            owner,
            List.of(
                "listBuckets",
                "readBuckets",
                "writeBuckets",
                "listFiles",
                "readFiles",
                "writeFiles"),
            List.of(),
            "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void somebodyElsesPublicBucketIsNotTheCallers() {
    for (String method : List.of("GET", "HEAD")) {
      assertEquals(403, client.send(method, FOREIGN, EXPECTED, owner.accountId()).status());
    }
    assertEquals(
        "403 AccessDenied", outcome(client.send("GET", FOREIGN, EXPECTED, owner.accountId())));
    TestAnswer read = client.send("GET", FOREIGN, EXPECTED, stranger.accountId());
    assertEquals("200", outcome(read));
    assertArrayEquals(BODY, read.body());
  }

  @Test
  void aCopyReadsFromNobodyElsesBucketThanItSays() {
    assertEquals("403 AccessDenied", outcome(copy(EXPECTED_SOURCE, owner.accountId())));
    assertEquals(404, client.send("HEAD", "/bucket-one/copy").status());
    assertEquals("403 AccessDenied", outcome(copy(EXPECTED, stranger.accountId())));
    assertEquals(404, client.send("HEAD", "/bucket-one/copy").status());
    TestAnswer copied = copy(EXPECTED_SOURCE, stranger.accountId(), EXPECTED, owner.accountId());
    assertEquals("200", outcome(copied));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /bucket-one",
    "GET, /bucket-one/a",
    "PUT, /bucket-one/b",
    "DELETE, /bucket-one/a",
    "GET, /bucket-one?list-type=2",
    "GET, /bucket-one?location",
    "POST, /bucket-one/b?uploads",
    "PUT, /bucket-three"
  })
  void theCallersBucketIsNoOneElses(String method, String target) {
    TestAnswer answer = client.send(method, target, EXPECTED, stranger.accountId());
    assertEquals("403 AccessDenied", outcome(answer));
    assertEquals(2, client.send(method, target, EXPECTED, owner.accountId()).status() / 100);
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    for (String account : List.of(owner.accountId(), stranger.accountId(), "nonsense")) {
      assertEquals(
          "404 NoSuchBucket", outcome(client.send("GET", "/bucket-none/a", EXPECTED, account)));
    }
  }

  /** Sheet 06: a key of one bucket does not learn by the header which others there are. */
  @Test
  void aRestrictedKeyLearnsNothingOfOtherBuckets() {
    S3Client narrow = S3Client.of(owner, List.of("listFiles", "readFiles"), List.of(bucketId), "");
    for (String method : List.of("GET", "PUT")) {
      TestAnswer there = narrow.send(method, "/bucket-two/a", EXPECTED, stranger.accountId());
      TestAnswer absent = narrow.send(method, "/bucket-six/a", EXPECTED, stranger.accountId());
      assertEquals(403, there.status());
      assertEquals(message(absent), message(there));
    }
    S3Client weak = S3Client.of(owner, List.of("listBuckets"), List.of(), "");
    TestAnswer there = weak.send("PUT", "/bucket-two/a", EXPECTED, stranger.accountId());
    TestAnswer absent = weak.send("PUT", "/bucket-six/a", EXPECTED, stranger.accountId());
    assertEquals("403 AccessDenied", outcome(there));
    assertEquals(message(absent), message(there));
  }

  @Test
  void strangersMaySayItToo() {
    assertEquals(403, unsigned(owner.accountId()).status());
    assertEquals(200, unsigned(stranger.accountId()).status());
  }

  private static String message(TestAnswer answer) {
    return outcome(answer) + S3Client.element(answer, "Message");
  }

  private TestAnswer unsigned(String account) {
    return server.answer(
        TestSigner.call(
            "GET",
            FOREIGN,
            "",
            List.of(new Header("Host", "s3.localhost"), new Header(EXPECTED, account)),
            new byte[0]));
  }

  private TestAnswer copy(String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "x-amz-copy-source";
    all[1] = FOREIGN;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.send("PUT", "/bucket-one/copy", all);
  }
}
