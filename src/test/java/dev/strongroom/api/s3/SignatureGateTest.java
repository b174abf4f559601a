package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import dev.strongroom.testing.UntouchableStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheet 04 §2 and sheet 06 nos. 43 to 57: who gets in, and with what. */
class SignatureGateTest {
  private static final List<String> ALL =
      List.of("listBuckets", "readBuckets", "writeBuckets", "listFiles", "readFiles", "writeFiles");
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String OBJECT = "/bucket-one/a.txt";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-one", "allPrivate");
    client = S3Client.of(owner, ALL, List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aGoodSignatureGetsIn() {
    assertEquals("200", outcome(client.send("PUT", OBJECT, BODY)));
    assertEquals("200", outcome(client.presigned("PUT", OBJECT, "604800", BODY)));
  }

  /** Sheet 04 §8, AWS SDK Go v2: its region lookup asks by HeadBucket without a key. */
  @Test
  void aStrangerIsRefusedAndToldTheRegion() {
    Headers.Header host = new Headers.Header("Host", "127.0.0.1");
    Call call = TestSigner.call("HEAD", "/bucket-one", "", List.of(host), new byte[0]);
    TestAnswer answer = server.answer(call);
    assertEquals(401, answer.status());
    assertEquals("us-east-1", answer.header("x-amz-bucket-region").orElseThrow());
  }

  /** No. 43: wrong in one digit, empty, long, in upper case. */
  @ParameterizedTest
  @ValueSource(strings = {"last", "empty", "long", "upper"})
  void aWrongSignatureDoesNot(String how) {
    Call call = signedPut();
    String good = header(call, "Authorization");
    String signature = good.substring(good.indexOf("Signature=") + 10);
    String changed =
        switch (how) {
          case "last" -> signature.substring(0, 63) + (signature.endsWith("0") ? "1" : "0");
          case "empty" -> "";
          case "long" -> signature + "0".repeat(10_000);
          default -> signature.toUpperCase(java.util.Locale.ROOT).replace('0', 'O');
        };
    TestAnswer answer =
        server.answer(replaced(call, "Authorization", good.replace(signature, changed)));
    assertEquals("403 SignatureDoesNotMatch", outcome(answer));
    assertEquals("Signature validation failed", element(answer, "Message"));
  }

  /** Nos. 47 and 48: the published hole of many servers, for each header that means something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amz-copy-source",
        "x-amz-acl",
        "x-amz-tagging",
        "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-customer-key",
        "x-amz-object-lock-mode",
        "x-amz-meta-a",
        "x-amz-website-redirect-location",
        "x-amz-storage-class",
        "x-amz-checksum-crc32",
        "x-amz-trailer",
        "x-amz-decoded-content-length",
        "X-Amz-Copy-Source",
        "content-md5"
      })
  void aHeaderThatNobodySignedIsRefusedBeforeTheBodyIsRead(String name) {
    List<Call> calls =
        List.of(
            signedPut(),
            client
                .signer()
                .presigned("PUT", OBJECT, client.time(), "60", BODY, S3Client.withHost()));
    for (Call call : calls) {
      Call more = TestSigner.with(call, name, "bucket-one/other");
      Call untouchable = withBody(more, new UntouchableStream());
      TestAnswer answer = server.answer(untouchable);
      assertEquals("403 AccessDenied", outcome(answer), call.toString());
      assertEquals(
          "header '" + name.toLowerCase(java.util.Locale.ROOT) + "' must be included in signature",
          element(answer, "Message"));
    }
  }

  /** No. 44, in sheet 04's codes: a scope of another region, service or day. */
  @ParameterizedTest
  @CsvSource({
    "us-east-1/s3, eu-central-003/s3",
    "us-east-1/s3, us-east-1/s4",
    "aws4_request, aws5_request"
  })
  void anotherScope(String before, String after) {
    Call call = signedPut();
    String changed = header(call, "Authorization").replace(before, after);
    TestAnswer answer = server.answer(replaced(call, "Authorization", changed));
    assertEquals("400 AuthorizationHeaderMalformed", outcome(answer));
    if (after.startsWith("eu")) {
      assertEquals("us-east-1", element(answer, "Region"));
    }
  }

  /** No. 45: fifteen minutes, and one second more. */
  @ParameterizedTest
  @CsvSource({
    "899, 200", "900, 200", "901, 403 RequestTimeTooSkewed",
    "-899, 200", "-900, 200", "-901, 403 RequestTimeTooSkewed"
  })
  void clocksMayDifferByFifteenMinutes(int seconds, String outcome) {
    Call call = signedPut();
    if (seconds > 0) {
      server.clock().advance(Duration.ofSeconds(seconds));
      assertEquals(outcome, outcome(server.answer(call)));
    } else {
      String ahead = ahead(Duration.ofSeconds(-seconds));
      Call future =
          client
              .signer()
              .call("PUT", OBJECT, ahead, TestSigner.sha256(BODY), BODY, S3Client.withHost());
      assertEquals(outcome, outcome(server.answer(future)));
    }
  }

  /** No. 46. */
  @ParameterizedTest
  @CsvSource({
    "0, 401 UnauthorizedAccess",
    "-1, 400 AuthorizationQueryParametersError",
    "604801, 400 AuthorizationQueryParametersError",
    "1h, 400 AuthorizationQueryParametersError",
    "604800, 200"
  })
  void durationsOfPresignedUrls(String expires, String outcome) {
    assertEquals(outcome, outcome(client.presigned("PUT", OBJECT, expires, BODY)));
  }

  @Test
  void aPresignedUrlExpiresInB2sWords() {
    Call call =
        client.signer().presigned("PUT", OBJECT, client.time(), "60", BODY, S3Client.withHost());
    String time = client.time();
    server.clock().advance(Duration.ofSeconds(60));
    TestAnswer answer = server.answer(call);
    assertEquals("401 UnauthorizedAccess", outcome(answer));
    assertEquals(
        "Request has expired given timestamp: '" + time + "' and expiration: 60",
        element(answer, "Message"));
  }

  /** No. 46: a deleted key's URLs and signatures are dead at once. */
  @Test
  void aDeletedKeysSignaturesAreDead() {
    Call presigned =
        client.signer().presigned("PUT", OBJECT, client.time(), "600", BODY, S3Client.withHost());
    Call signed = signedPut();
    owner.call("b2_delete_key", "applicationKeyId", client.signer().keyId()).ok();
    for (Call call : List.of(presigned, signed)) {
      TestAnswer answer = server.answer(call);
      assertEquals("403 InvalidAccessKeyId", outcome(answer));
      assertEquals(
          "The key '" + client.signer().keyId() + "' is not valid", element(answer, "Message"));
    }
  }

  /** No. 57: the master key does not sign, by either of its ids. */
  @Test
  void theMasterKeyIsRefused() {
    for (String id : List.of(owner.accountId(), "000" + owner.accountId() + "0000000000", "AKIA")) {
      S3Client master = new S3Client(server, new TestSigner(id, "secret", "us-east-1"));
      TestAnswer answer = master.send("GET", "/");
      assertEquals("403 InvalidAccessKeyId", outcome(answer));
      assertEquals("Malformed Access Key Id", element(answer, "Message"));
    }
  }

  /** No. 49: no signature, a fabricated one, or one in the query for a body of chunks. */
  @Test
  void chunksNeedASignatureInTheHeader() {
    byte[] chunks =
        "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    String payload = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    Call good =
        client
            .signer()
            .call(
                "PUT",
                OBJECT,
                client.time(),
                payload,
                chunks,
                S3Client.withHost(
                    "x-amz-trailer", "x-amz-checksum-crc32", "x-amz-decoded-content-length", "0"));
    String authorization = header(good, "Authorization");
    String fabricated = authorization.replaceFirst("Signature=.*", "Signature=" + "0".repeat(64));
    assertEquals(
        "403 SignatureDoesNotMatch",
        outcome(server.answer(replaced(good, "Authorization", fabricated))));
    Call presigned =
        client.signer().presigned("PUT", OBJECT, client.time(), "60", chunks, S3Client.withHost());
    assertEquals(
        "403 AccessDenied",
        outcome(server.answer(TestSigner.with(presigned, "x-amz-content-sha256", payload))));
    assertEquals("200", outcome(server.answer(good)));
  }

  /** No. 52. */
  @Test
  void oneMechanismAtATime() {
    Call presigned =
        client.signer().presigned("PUT", OBJECT, client.time(), "60", BODY, S3Client.withHost());
    String authorization = header(signedPut(), "Authorization");
    assertEquals(
        "400 InvalidArgument",
        outcome(server.answer(TestSigner.with(presigned, "Authorization", authorization))));
  }

  /** No. 53. */
  @ParameterizedTest
  @CsvSource({
    "host;x-amz, x-amz",
    "host;x-amz, Host;x-amz",
    "host;x-amz, host;host;x-amz",
    "host;x-amz, accept;host;x-amz"
  })
  void signedHeadersAreLowerCaseOnceAndThere(String before, String after) {
    Call call = signedPut();
    String changed = header(call, "Authorization").replaceFirst(before, after);
    assertEquals(403, server.answer(replaced(call, "Authorization", changed)).status());
  }

  /** No. 56, and other schemes. */
  @ParameterizedTest
  @CsvSource({
    "AWS AKIA:abc, 400 InvalidRequest",
    "AWS4-ECDSA-P256-SHA256 Credential=a, 400 InvalidRequest",
    "Basic YTpi, 400 InvalidArgument",
    "AWS4-HMAC-SHA256 Credential=a, 400 AuthorizationHeaderMalformed"
  })
  void otherMechanisms(String authorization, String outcome) {
    Call call =
        TestSigner.call(
            "GET",
            "/",
            "",
            List.of(
                new Headers.Header("Host", "s3.localhost"),
                new Headers.Header("x-amz-date", client.time()),
                new Headers.Header("Authorization", authorization)),
            new byte[0]);
    assertEquals(outcome, outcome(server.answer(call)));
  }

  /** Sheet 04 §6.3: strangers get nothing but downloads from public buckets. */
  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "PUT, /bucket-one/a",
    "GET, /bucket-one",
    "DELETE, /bucket-one/a",
    "POST, /bucket-one?delete"
  })
  void strangersAreTurnedAway(String method, String target) {
    String path = target.replaceFirst("\\?.*", "");
    String query = target.contains("?") ? "delete" : "";
    Call call =
        TestSigner.call(
            method, path, query, List.of(new Headers.Header("Host", "s3.localhost")), new byte[0]);
    assertTrue(List.of(401, 501).contains(server.answer(call).status()));
  }

  /** No. 55: one meaning for every spelling of a path and a query. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bucket-one/a%20b", "/bucket-one/a%2Bb", "/bucket-one/a//b", "/bucket-one/a/./b",
        "/bucket-one/a/../b", "/bucket-one/~", "/bucket-one/%C3%BC", "/bucket-one/a%252Fb",
        "/bucket-one/a%3Bb", "/bucket-one/a%2Fb"
      })
  void pathsAreDecodedOnceAndNeverNormalised(String path) {
    TestAnswer answer = client.send("PUT", path, BODY);
    assertEquals("200", outcome(answer));
    String fileId = answer.header("x-amz-version-id").orElseThrow();
    String name = dev.strongroom.api.PercentCoding.decode(path.substring(12).replace("+", "%2B"));
    assertEquals(name, storedName(fileId));
  }

  private String storedName(String fileId) {
    return server
        .metadata()
        .read(tables -> tables.fileVersions().find(new dev.strongroom.model.FileId(fileId)))
        .orElseThrow()
        .name()
        .value();
  }

  private Call signedPut() {
    return client
        .signer()
        .call("PUT", OBJECT, client.time(), TestSigner.sha256(BODY), BODY, S3Client.withHost());
  }

  private String ahead(Duration duration) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(java.time.Instant.ofEpochMilli(server.clock().millis()).plus(duration));
  }

  private static String header(Call call, String name) {
    return call.headers().first(name).orElseThrow();
  }

  private static Call replaced(Call call, String name, String value) {
    List<Headers.Header> headers = new ArrayList<>();
    for (Headers.Header header : call.headers().list()) {
      headers.add(header.name().equals(name) ? new Headers.Header(name, value) : header);
    }
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        new Headers(headers),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }

  private static Call withBody(Call call, java.io.InputStream body) {
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        call.headers(),
        call.contentLength(),
        body,
        call.address(),
        call.secure());
  }
}
