package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UntouchableStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheet 04 §4.5: conditions of reads, and those of writes, which are an extension. */
class ConditionsTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);
  private static final String TAG = "\"5d41402abc4b2a76b9719d911017c592\"";
  private static final String KEY = "/bucket-one/a";
  private static final String EARLIER = "Fri, 20 Nov 2026 10:00:00 GMT";
  private static final String LATER = "Tue, 24 Nov 2026 10:00:00 GMT";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-public", "allPublic");
    client = client(owner);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** RFC 9110 §13.2.2: the order of precedence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if-match | * | if-none-match | none | 200",
        "if-match | TAG | if-unmodified-since | EARLIER | 200",
        "if-match | other | if-unmodified-since | LATER | 412",
        "if-none-match | TAG | if-modified-since | EARLIER | 304",
        "if-none-match | other | if-modified-since | LATER | 200",
        "if-none-match | other, TAG | accept | * | 304",
        "if-none-match | W/TAG | accept | * | 304",
        "if-none-match | * | accept | * | 304",
        "if-unmodified-since | EARLIER | accept | * | 412",
        "if-modified-since | LATER | accept | * | 304",
        "if-modified-since | garbage | accept | * | 200",
        "if-match | TAG | if-none-match | TAG | 304"
      })
  void conditionsOfReads(String one, String oneValue, String two, String twoValue, int status) {
    client.send("PUT", KEY, BODY);
    for (String method : List.of("GET", "HEAD")) {
      TestAnswer answer = client.send(method, KEY, one, value(oneValue), two, value(twoValue));
      assertEquals(status, answer.status());
      if (status == 304) {
        assertEquals(0, answer.body().length);
        assertEquals(Optional.of(TAG), answer.header("ETag"));
      }
    }
  }

  @Test
  void aKeyIsWrittenOnlyIfItShowsNothing() {
    assertEquals("200", outcome(client.send("PUT", KEY, BODY, "if-none-match", "*")));
    assertEquals(
        "412 PreconditionFailed", outcome(client.send("PUT", KEY, BODY, "if-none-match", "*")));
    client.send("DELETE", KEY);
    assertEquals("200", outcome(client.send("PUT", KEY, BODY, "if-none-match", "*")), "hidden");
  }

  @Test
  void aKeyIsWrittenOnlyIfItShowsThisTag() {
    assertEquals("404 NoSuchKey", outcome(client.send("PUT", KEY, BODY, "if-match", TAG)));
    client.send("PUT", KEY, BODY);
    assertEquals(
        "412 PreconditionFailed", outcome(client.send("PUT", KEY, BODY, "if-match", "\"0\"")));
    assertEquals("200", outcome(client.send("PUT", KEY, OTHER, "if-match", TAG)));
    assertEquals("412 PreconditionFailed", outcome(client.send("PUT", KEY, BODY, "if-match", TAG)));
    client.send("DELETE", KEY);
    assertEquals("404 NoSuchKey", outcome(client.send("PUT", KEY, BODY, "if-match", TAG)));
  }

  /** A body that cannot become anything is not read. */
  @Test
  void aConditionThatFailsAtOnceCostsNoBody() {
    client.send("PUT", KEY, BODY);
    var call =
        client
            .signer()
            .call(
                "PUT",
                KEY,
                client.time(),
                "UNSIGNED-PAYLOAD",
                BODY,
                S3Client.withHost("if-none-match", "*"));
    var untouched =
        new dev.strongroom.api.Call(
            call.requestId(),
            call.method(),
            call.path(),
            call.query(),
            call.headers(),
            call.contentLength(),
            new UntouchableStream(),
            call.address(),
            call.secure());
    assertEquals("412 PreconditionFailed", outcome(server.answer(untouched)));
  }

  /** Of many at the same time one wins: the condition holds in the transaction that writes. */
  @Test
  void oneOfManyWins() throws Exception {
    int writers = 16;
    for (int round = 0; round < 5; round++) {
      String key = "/bucket-one/lock" + round;
      List<String> outcomes =
          Race.of(
              IntStream.range(0, writers)
                  .<Supplier<String>>mapToObj(writer ->
                      () ->
                          outcome(
                              client.send(
                                  "PUT", key, new byte[20_000 + writer], "if-none-match", "*")))
                  .toList());
      assertEquals(1, outcomes.stream().filter("200"::equals).count(), outcomes::toString);
      assertEquals(
          writers - 1L, outcomes.stream().filter("412 PreconditionFailed"::equals).count());
    }
  }

  @Test
  void copiesPartsAndDeletesHaveThemToo() {
    client.send("PUT", KEY, BODY);
    client.send("PUT", "/bucket-one/b", OTHER);
    String[] copyOverB = {"x-amz-copy-source", KEY, "if-none-match", "*"};
    assertEquals("412 PreconditionFailed", outcome(client.send("PUT", "/bucket-one/b", copyOverB)));
    assertEquals("200", outcome(client.send("PUT", "/bucket-one/c", copyOverB)));
    String upload = element(client.send("POST", "/bucket-one/b?uploads"), "UploadId");
    String target = "/bucket-one/b?partNumber=1&uploadId=" + upload;
    String tag = client.send("PUT", target, BODY).header("ETag").orElseThrow();
    byte[] document =
        ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
                + tag
                + "</ETag></Part></CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8);
    String end = "/bucket-one/b?uploadId=" + upload;
    assertEquals(
        "412 PreconditionFailed",
        outcome(client.send("POST", end, document, "if-none-match", "*")));
    assertEquals(
        "412 PreconditionFailed", outcome(client.send("DELETE", KEY, "if-match", "\"0\"")));
    assertEquals("204", outcome(client.send("DELETE", KEY, "if-match", TAG)));
    assertEquals("404 NoSuchKey", outcome(client.send("DELETE", KEY, "if-match", TAG)));
    server.clock().advance(Duration.ofSeconds(1));
    client.send("DELETE", "/bucket-one/b");
    assertEquals("200", outcome(client.send("POST", end, document, "if-none-match", "*")));
  }

  /** Whether If-Match holds tells the tag: a key that may not read is not told (sheet 04 §4.5). */
  @Test
  void aKeyThatMayNotReadLearnsNoTagByWriting() {
    client.send("PUT", KEY, BODY);
    String upload = element(client.send("POST", KEY + "?uploads"), "UploadId");
    String part = KEY + "?partNumber=1&uploadId=" + upload;
    String tag = client.send("PUT", part, BODY).header("ETag").orElseThrow();
    byte[] end =
        ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
                + tag
                + "</ETag></Part></CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8);
    client.send("PUT", "/bucket-public/b", OTHER);
    S3Client blind = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    for (String match : List.of(TAG, "\"0\"", "*")) {
      String[] copy = {"x-amz-copy-source", "/bucket-public/b", "if-match", match};
      for (TestAnswer answer :
          List.of(
              blind.send("PUT", KEY, OTHER, "if-match", match),
              blind.send("PUT", KEY, copy),
              blind.send("POST", KEY + "?uploadId=" + upload, end, "if-match", match),
              blind.send("DELETE", KEY, "if-match", match))) {
        assertEquals("403 AccessDenied", outcome(answer), match);
      }
    }
    assertEquals("200", outcome(blind.send("PUT", KEY, OTHER)));
    assertEquals(
        "412 PreconditionFailed", outcome(blind.send("PUT", KEY, BODY, "if-none-match", "*")));
    assertEquals("204", outcome(blind.send("DELETE", KEY)));
  }

  /** What is none of the two is refused with B2's status and code for everything of the kind. */
  @ParameterizedTest
  @ValueSource(strings = {"\"0\"", "TAG"})
  void otherConditionsOfWrites(String value) {
    TestAnswer refused = client.send("PUT", KEY, BODY, "if-none-match", value(value));
    assertTrue(element(refused, "Message").contains("If-None-Match with *"));
    assertEquals(
        "501 NotImplemented",
        outcome(client.send("PUT", KEY, BODY, "if-none-match", value(value))));
    assertEquals(
        "501 NotImplemented",
        outcome(client.send("PUT", KEY, BODY, "if-none-match", "*", "if-match", TAG)));
  }

  @Test
  void aStrictServerRefusesThemAsB2DoesAndNamesTheHeader(@TempDir Path other) {
    AccessSettings standard = AccessSettings.STANDARD;
    AccessSettings strict =
        new AccessSettings(
            standard.tokenLifetime(),
            standard.bucketsPerAccount(),
            standard.contentTypes(),
            true,
            false,
            standard.groups());
    try (TestServer refusing = TestServer.with(other, strict)) {
      S3Client there = client(refusing.newAccount("owner@example.com"));
      there.send("PUT", "/bucket-one/b", BODY);
      for (String[] condition :
          List.of(new String[] {"if-none-match", "*"}, new String[] {"if-match", TAG})) {
        TestAnswer put = there.send("PUT", KEY, BODY, condition);
        assertEquals("501 NotImplemented", outcome(put));
        String named = condition[0].equals("if-match") ? "If-Match" : "If-None-Match";
        assertEquals(
            "This call does not support the header " + named + ".", element(put, "Message"));
        assertEquals(
            "501 NotImplemented", outcome(there.send("DELETE", "/bucket-one/b", condition)));
      }
      assertEquals("200", outcome(there.send("GET", "/bucket-one/b", "if-match", TAG)));
    }
  }

  private static S3Client client(NativeClient owner) {
    owner.createBucket("bucket-one", "allPrivate");
    return S3Client.of(
        owner, List.of("listBuckets", "listFiles", "readFiles", "writeFiles"), List.of(), "");
  }

  private static String value(String text) {
    return text.replace("TAG", TAG).replace("EARLIER", EARLIER).replace("LATER", LATER);
  }
}
