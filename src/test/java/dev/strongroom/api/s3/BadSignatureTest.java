package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Rejection;
import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.SignedChunks;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sheet 06 nos. 44 to 54: what SignatureGateTest does not try of signatures, dates, chunks, hosts.
 */
class BadSignatureTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String KEY = "/bucket-one/a";
  private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
  private static final String TRAILER = "x-amz-checksum-crc32:NhCmhg==";

  @TempDir Path directory;
  private TestServer server;
  private S3Client client;

  private final AuditLines auditLog = new AuditLines();

  @BeforeEach
  void start() {
    server = TestServer.in(directory, auditLog);
    NativeClient owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-one", "allPrivate");
    client =
        S3Client.of(
            owner, List.of("listBuckets", "listFiles", "readFiles", "writeFiles"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** No. 44: the date of the scope is that of the request. */
  @Test
  void no44_tomorrowsScope() {
    Call call = signed("PUT", KEY, BODY);
    String changed = authorization(call).replace("/20261122/", "/20261123/");
    assertEquals(
        "400 AuthorizationHeaderMalformed",
        outcome(server.answer(replaced(call, "Authorization", changed))));
  }

  /** No. 45: no date, two, garbage; a Date beside x-amz-date does not count. */
  @Test
  void no45_dates() {
    Call call = signed("PUT", KEY, BODY);
    assertEquals("403 AccessDenied", outcome(server.answer(without(call, "x-amz-date"))));
    assertEquals(
        "403 AccessDenied",
        outcome(server.answer(TestSigner.with(call, "x-amz-date", client.time()))));
    assertEquals(
        "403 AccessDenied",
        outcome(server.answer(replaced(call, "x-amz-date", "2026-11-22T10:00:00Z"))));
    Call disagreeing = TestSigner.with(call, "Date", "Fri, 24 May 2013 00:00:00 GMT");
    assertEquals("200", outcome(server.answer(disagreeing)));
  }

  /** No. 46: said twice. */
  @Test
  void no46_twoExpirations() {
    Call call =
        client.signer().presigned("PUT", KEY, client.time(), "60", BODY, S3Client.withHost());
    assertEquals(
        "400 InvalidArgument",
        outcome(server.answer(query(call, call.query() + "&X-Amz-Expires=600"))));
  }

  /** No. 50: whichever piece is wrong or missing, there is no object. */
  @ParameterizedTest
  @CsvSource({
    "chunk 0, 403 SignatureDoesNotMatch",
    "chunk 1, 403 SignatureDoesNotMatch",
    "chunk 2, 403 SignatureDoesNotMatch",
    "last, 403 SignatureDoesNotMatch",
    "trailer, 400 MalformedTrailerError",
    "seal, 403 SignatureDoesNotMatch",
    "swapped, 403 SignatureDoesNotMatch",
    "no last, 400 IncompleteBody",
    "no seal, 400 MalformedTrailerError",
    "longer, 400 IncompleteBody",
    "shorter, 400 IncompleteBody",
    "checksum, 400 BadDigest",
    "good, 200"
  })
  void no50_chunks(String what, String outcome) {
    String trailer = what.equals("checksum") ? TRAILER.replace("NhC", "NhD") : TRAILER;
    int announced =
        switch (what) {
          case "longer" -> BODY.length + 1;
          case "shorter" -> BODY.length - 1;
          default -> BODY.length;
        };
    TestAnswer answer = server.answer(chunked(announced, trailer, pieces -> change(what, pieces)));
    assertEquals(outcome, outcome(answer), what);
    assertEquals(what.equals("good") ? 200 : 404, client.send("GET", KEY).status(), what);
  }

  /** No. 51: refused, unless the address that clients are given is itself in clear. */
  @Test
  void no51_bodiesThatNobodySignedInClear() {
    Call call =
        client
            .signer()
            .call("PUT", KEY, client.time(), "UNSIGNED-PAYLOAD", BODY, S3Client.withHost());
    assertEquals("200", outcome(server.answer(call)));
    S3Settings behindTls =
        new S3Settings("us-east-1", List.of("s3.localhost"), false, false, false);
    Fault refused = assertThrows(Fault.class, () -> S3Request.of(call, behindTls));
    assertEquals("AccessDenied", refused.code());
    assertEquals("GET", S3Request.of(signed("GET", KEY, new byte[0]), behindTls).method());
  }

  /** No. 52: the same mechanism twice. */
  @Test
  void no52_twoAuthorizations() {
    Call call = signed("PUT", KEY, BODY);
    assertEquals(
        "400 InvalidArgument",
        outcome(server.answer(TestSigner.with(call, "Authorization", authorization(call)))));
  }

  /** No. 54: only configured names are hosts of buckets; what a proxy says is not looked at. */
  @ParameterizedTest
  @CsvSource({
    "bucket-one.s3.localhost, /a, 200",
    "bucket-one.s3.localhost:8420, /a, 200",
    "BUCKET-ONE.S3.LocalHost:1, /a, 200",
    "s3.localhost, /bucket-one/a, 200",
    "127.0.0.1:8420, /bucket-one/a, 200",
    "example.com, /bucket-one/a, 200",
    "bucket-one.example.com, /a, 404 NoSuchBucket",
    "bucket-one.s3.localhost., /a, 404 NoSuchBucket",
    "user@bucket-one.s3.localhost, /a, 404 NoSuchBucket",
    "evil-s3.localhost, /a, 404 NoSuchBucket"
  })
  void no54_hosts(String host, String path, String outcome) {
    client.send("PUT", KEY, BODY);
    Call call =
        client
            .signer()
            .call("GET", path, client.time(), TestSigner.EMPTY_SHA256, new byte[0], "host", host);
    String answered = outcome(server.answer(call));
    assertEquals(outcome, answered.equals("400 InvalidBucketName") ? "404 NoSuchBucket" : answered);
    Call forwarded = TestSigner.with(call, "X-Forwarded-Host", "bucket-one.s3.localhost");
    assertEquals(answered, outcome(server.answer(forwarded)));
  }

  /** No. 65: the host names the bucket, and the path is the key, whatever it begins with. */
  @Test
  void no65_theHostGoesBeforeThePath() {
    byte[] other = "other".getBytes(StandardCharsets.UTF_8);
    client.send("PUT", KEY, BODY);
    client.send("PUT", "/bucket-one/bucket-two/a", other);
    Call call =
        client
            .signer()
            .call(
                "GET",
                "/bucket-two/a",
                client.time(),
                TestSigner.EMPTY_SHA256,
                new byte[0],
                "host",
                "bucket-one.s3.localhost");
    assertEquals("other", new String(server.answer(call).body(), StandardCharsets.UTF_8));
    assertEquals("404 NoSuchBucket", outcome(client.send("GET", "/bucket-two/a")));
  }

  /** No. 56: signatures of version 2 in the query are nobody's. */
  @Test
  void no56_versionTwoInTheQuery() {
    TestAnswer answer = server.answer(versionTwo("GET"));
    assertEquals("401 UnauthorizedAccess", outcome(answer));
    assertEquals("bucket is not authorized: bucket-one", element(answer, "Message"));
    assertExplained("signed by Signature Version 2", "(s3v4)", "no public bucket 'bucket-one'");
    assertEquals(401, server.answer(versionTwo("PUT")).status());
    assertExplained("signed by Signature Version 2", "(s3v4)");
    Call inHeader =
        TestSigner.call(
            "GET",
            KEY,
            "",
            List.of(new Header("Host", "s3.localhost"), new Header("Authorization", "AWS a:b")),
            new byte[0]);
    assertEquals("400 InvalidRequest", outcome(server.answer(inHeader)));
    assertExplained("signed by Signature Version 2", "(s3v4)");
    server.answer(TestSigner.call("GET", KEY, "", host(), new byte[0]));
    assertFalse(explanation().contains("Version 2"), explanation());
  }

  /** An operator reads both regions, and for which key; never what no region looks like. */
  @Test
  void anotherRegionIsNamedBesideTheRightOne() {
    S3Settings ours = new S3Settings("us-west-000", List.of("s3.localhost"), false, true, false);
    Fault refused = assertThrows(Fault.class, () -> S3Request.of(signed("GET", KEY, BODY), ours));
    Rejection why = refused.rejection().orElseThrow();
    assertEquals(
        "it is signed for the region 'us-east-1', but this server's region is 'us-west-000'; the"
            + " program that signed it must be set to that one",
        why.why());
    assertEquals(client.signer().keyId(), why.key().orElseThrow().value());
    Call odd =
        new TestSigner("no key", "secret", "a\u001b[2J")
            .call(
                "GET",
                KEY,
                client.time(),
                TestSigner.EMPTY_SHA256,
                new byte[0],
                S3Client.withHost());
    Rejection oddly =
        assertThrows(Fault.class, () -> S3Request.of(odd, ours)).rejection().orElseThrow();
    assertEquals(
        "it is signed for no name of a region, but this server's region is 'us-west-000'; the"
            + " program that signed it must be set to that one",
        oddly.why());
  }

  private static List<Header> host() {
    return List.of(new Header("Host", "s3.localhost"));
  }

  private static Call versionTwo(String method) {
    return TestSigner.call(
        method, KEY, "AWSAccessKeyId=a&Signature=b&Expires=9999999999", host(), new byte[0]);
  }

  private void assertExplained(String... pieces) {
    for (String piece : pieces) {
      assertTrue(explanation().contains(piece), explanation());
    }
  }

  /** What {@code explain} says of the last refusal. */
  private String explanation() {
    return String.valueOf(auditLog.last().get("explanation"));
  }

  /** Sheet 04 §2.6: values of x-amz-content-sha256 that mean nothing, and none. */
  @ParameterizedTest
  @ValueSource(strings = {"", "E3B0", "STREAMING-UNSIGNED-PAYLOAD", "unsigned-payload"})
  void payloadsThatAreNone(String payload) {
    Call call = client.signer().call("PUT", KEY, client.time(), payload, BODY, S3Client.withHost());
    assertEquals("400 InvalidArgument", outcome(server.answer(call)));
    assertTrue(
        List.of("400 InvalidRequest", "403 AccessDenied")
            .contains(outcome(server.answer(without(call, "x-amz-content-sha256")))));
  }

  private static List<String> change(String what, List<String> pieces) {
    List<String> changed = new ArrayList<>(pieces);
    int last = pieces.size() - 3;
    switch (what) {
      case "chunk 0", "chunk 1", "chunk 2" -> flip(changed, what.charAt(6) - '0');
      case "last" -> flip(changed, last);
      case "trailer" ->
          changed.set(last + 1, "x-amz-checksum-sha1:qvTGHdzF6KLavt4PO0gs2a6pQ00=\r\n");
      case "seal" ->
          changed.set(last + 2, "x-amz-trailer-signature:" + "0".repeat(64) + "\r\n\r\n");
      case "swapped" -> java.util.Collections.swap(changed, 0, 1);
      case "no last" -> changed.subList(last, changed.size()).clear();
      case "no seal" -> changed.set(last + 2, "\r\n");
      default -> {
        // The pieces are right; what was said of them is not, or all is good.
      }
    }
    return changed;
  }

  /** Another last digit of the piece's signature. */
  private static void flip(List<String> pieces, int index) {
    String piece = pieces.get(index);
    int digit = piece.indexOf("\r\n") - 1;
    char other = piece.charAt(digit) == '0' ? '1' : '0';
    pieces.set(index, piece.substring(0, digit) + other + piece.substring(digit + 1));
  }

  private Call chunked(
      int announced, String trailer, java.util.function.UnaryOperator<List<String>> change) {
    Call seed =
        client
            .signer()
            .call(
                "PUT",
                KEY,
                client.time(),
                SIGNED + "-TRAILER",
                new byte[0],
                S3Client.withHost(
                    "x-amz-decoded-content-length",
                    Integer.toString(announced),
                    "x-amz-trailer",
                    "x-amz-checksum-crc32"));
    String signature = authorization(seed).replaceFirst(".*Signature=", "");
    byte[] body =
        SignedChunks.joined(
            change.apply(
                new SignedChunks(client.signer(), client.time(), signature)
                    .pieces(BODY, 2, trailer)));
    return new Call(
        seed.requestId(),
        seed.method(),
        seed.path(),
        seed.query(),
        seed.headers(),
        body.length,
        new java.io.ByteArrayInputStream(body),
        seed.address(),
        seed.secure());
  }

  private Call signed(String method, String target, byte[] body) {
    return client
        .signer()
        .call(method, target, client.time(), TestSigner.sha256(body), body, S3Client.withHost());
  }

  private static String authorization(Call call) {
    return call.headers().first("Authorization").orElseThrow();
  }

  private static Call without(Call call, String name) {
    return headers(
        call,
        call.headers().list().stream().filter(header -> !header.name().equals(name)).toList());
  }

  private static Call replaced(Call call, String name, String value) {
    return headers(
        call,
        call.headers().list().stream()
            .map(header -> header.name().equals(name) ? new Header(name, value) : header)
            .toList());
  }

  private static Call headers(Call call, List<Header> headers) {
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        new dev.strongroom.api.Headers(headers),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }

  private static Call query(Call call, String query) {
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        query,
        call.headers(),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }
}
