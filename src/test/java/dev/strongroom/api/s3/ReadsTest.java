package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheet 04 §3.3 and §4.4: reads by part, by range and by version, and headers put over others. */
class ReadsTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final int PART = 5_000_000;
  private static final String KEY = "/bucket-one/a";
  private static final String PUBLIC_KEY = "/bucket-public/a";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-one", "allPrivate");
    owner.createBucket("bucket-public", "allPublic");
    client =
        S3Client.of(
            owner,
            List.of("listBuckets", "listFiles", "readFiles", "writeFiles", "deleteFiles"),
            List.of(),
            "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Parts are read by the numbers that they were uploaded under, gaps and all. */
  @Test
  void partsAreReadByNumber() {
    byte[] large = new byte[PART];
    Arrays.fill(large, (byte) 'x');
    String upload = element(client.send("POST", KEY + "?uploads"), "UploadId");
    String target = KEY + "?partNumber=%d&uploadId=" + upload;
    String two = client.send("PUT", target.formatted(2), large).header("ETag").orElseThrow();
    String five = client.send("PUT", target.formatted(5), BODY).header("ETag").orElseThrow();
    String part = "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>";
    byte[] document =
        ("<CompleteMultipartUpload>"
                + part.formatted(2, two)
                + part.formatted(5, five)
                + "</CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8);
    assertEquals("200", outcome(client.send("POST", KEY + "?uploadId=" + upload, document)));
    TestAnswer last = client.send("GET", KEY + "?partNumber=5");
    assertEquals(206, last.status());
    assertArrayEquals(BODY, last.body());
    assertEquals(Optional.of("bytes 5000000-5000004/5000005"), last.header("Content-Range"));
    assertEquals(Optional.of("2"), last.header("x-amz-mp-parts-count"));
    TestAnswer first = client.send("HEAD", KEY + "?partNumber=2");
    assertEquals(206, first.status());
    assertEquals(Optional.of("bytes 0-4999999/5000005"), first.header("Content-Range"));
    assertEquals("416 InvalidPartNumber", outcome(client.send("GET", KEY + "?partNumber=1")));
    assertEquals("416 InvalidPartNumber", outcome(client.send("GET", KEY + "?partNumber=6")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 206",
    "2, 416 InvalidPartNumber",
    "10000, 416 InvalidPartNumber",
    "0, 400 InvalidArgument",
    "10001, 400 InvalidArgument",
    "1e3, 400 InvalidArgument",
    "'', 400 InvalidArgument"
  })
  void anObjectInOnePieceIsItsOwnFirstPart(String number, String outcome) {
    client.send("PUT", KEY, BODY);
    TestAnswer get = client.send("GET", KEY + "?partNumber=" + number);
    assertEquals(outcome, outcome(get));
    assertEquals(Optional.empty(), get.header("x-amz-mp-parts-count"));
  }

  @Test
  void aPartAndARangeAreTooMuch() {
    client.send("PUT", KEY, BODY);
    assertEquals(
        "400 InvalidRequest",
        outcome(client.send("GET", KEY + "?partNumber=1", "range", "bytes=0-1")));
  }

  /** RFC 9110 §13.1.5: a range of what it is not any more would be put to the wrong bytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{tag} | 206 | ell",
        "{time} | 206 | ell",
        "W/{tag} | 200 | hello",
        "\"0123\" | 200 | hello",
        "* | 200 | hello",
        "Thu, 01 Jan 1970 00:00:00 GMT | 200 | hello",
        "Fri, 01 Jan 2100 00:00:00 GMT | 200 | hello",
        "nonsense | 200 | hello"
      })
  void aRangeIsSentOfWhatIfRangeNames(String condition, int status, String body) {
    TestAnswer whole = client.send("PUT", KEY, BODY);
    assertEquals(200, whole.status());
    TestAnswer head = client.send("HEAD", KEY);
    String value =
        condition
            .replace("{tag}", head.header("ETag").orElseThrow())
            .replace("{time}", head.header("Last-Modified").orElseThrow());
    TestAnswer get = client.send("GET", KEY, "range", "bytes=1-3", "if-range", value);
    assertEquals(status, get.status());
    assertEquals(body, new String(get.body(), StandardCharsets.UTF_8));
    assertEquals(status == 206, get.header("Content-Range").isPresent());
    TestAnswer outside = client.send("GET", KEY, "range", "bytes=9-", "if-range", value);
    assertEquals(status == 206 ? 416 : 200, outside.status());
  }

  /** Sheet 04 §3.3: an object's ACL is its bucket's, and what is not there has none. */
  @Test
  void objectsThatAreThereHaveTheAclOfTheirBucket() {
    S3Client acls =
        S3Client.of(owner, List.of("readBuckets", "writeBuckets", "listBuckets"), List.of(), "");
    String first = client.send("PUT", KEY, BODY).header("x-amz-version-id").orElseThrow();
    String newest = client.send("PUT", KEY, BODY).header("x-amz-version-id").orElseThrow();
    assertEquals("200", outcome(acls.send("GET", KEY + "?acl")));
    assertEquals("200", outcome(acls.send("GET", KEY + "?acl&versionId=" + first)));
    TestAnswer put = acls.send("PUT", KEY + "?acl", "x-amz-acl", "private");
    assertEquals("200", outcome(put));
    assertEquals(Optional.of(newest), put.header("x-amz-version-id"));
    TestAnswer older = acls.send("PUT", KEY + "?acl&versionId=" + first, "x-amz-acl", "private");
    assertEquals(Optional.of(first), older.header("x-amz-version-id"));
    assertEquals(
        "403 AccessDenied", outcome(acls.send("PUT", KEY + "?acl", "x-amz-acl", "public-read")));
    String marker = client.send("DELETE", KEY).header("x-amz-version-id").orElseThrow();
    S3Client untold = S3Client.of(owner, List.of("readBuckets", "writeBuckets"), List.of(), "");
    for (String method : List.of("GET", "PUT")) {
      assertEquals("404 NoSuchKey", outcome(acl(acls, method, "/bucket-one/never?acl")));
      assertEquals("404 NoSuchKey", outcome(acl(acls, method, KEY + "?acl")));
      assertEquals(
          "405 MethodNotAllowed", outcome(acl(acls, method, KEY + "?acl&versionId=" + marker)));
      assertEquals(
          "404 NoSuchVersion",
          outcome(acl(acls, method, "/bucket-public/a?acl&versionId=" + first)));
      assertEquals("200", outcome(acl(acls, method, KEY + "?acl&versionId=" + first)));
      assertEquals("403 AccessDenied", outcome(acl(untold, method, "/bucket-one/never?acl")));
    }
  }

  private static TestAnswer acl(S3Client client, String method, String target) {
    String acl = target.startsWith("/bucket-public") ? "public-read" : "private";
    return method.equals("GET")
        ? client.send("GET", target)
        : client.send("PUT", target, "x-amz-acl", acl);
  }

  /** Sheet 04 §4.4. */
  @Test
  void hiddenKeysAndMarkersSaySo() {
    client.send("PUT", KEY, BODY);
    String marker = client.send("DELETE", KEY).header("x-amz-version-id").orElseThrow();
    for (String method : List.of("GET", "HEAD")) {
      TestAnswer hidden = client.send(method, KEY);
      assertEquals(404, hidden.status());
      assertEquals(Optional.of("true"), hidden.header("x-amz-delete-marker"));
      assertEquals(Optional.of(marker), hidden.header("x-amz-version-id"));
      TestAnswer byId = client.send(method, KEY + "?versionId=" + marker);
      assertEquals(405, byId.status());
      assertEquals(Optional.of("DELETE"), byId.header("Allow"));
      assertEquals(Optional.of("true"), byId.header("x-amz-delete-marker"));
      TestAnswer never = client.send(method, "/bucket-one/never");
      assertEquals(404, never.status());
      assertEquals(Optional.empty(), never.header("x-amz-delete-marker"));
    }
    assertEquals("404 NoSuchVersion", outcome(client.send("GET", KEY + "?versionId=null")));
    assertEquals("204", outcome(client.send("DELETE", KEY + "?versionId=null")));
    S3Client hiding = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    assertEquals("403 AccessDenied", outcome(hiding.send("DELETE", KEY + "?versionId=null")));
    assertEquals(
        Optional.of(marker),
        client.send("GET", KEY).header("x-amz-version-id"),
        "all is as it was");
    assertEquals(
        "404 NoSuchVersion", outcome(client.send("GET", "/bucket-one/b?versionId=" + marker)));
    S3Client blind = S3Client.of(owner, List.of("readFiles"), List.of(), "");
    TestAnswer told = blind.send("GET", KEY);
    assertEquals("403 AccessDenied", outcome(told));
    assertEquals("Cannot access bucket", element(told, "Message"));
    assertEquals(Optional.empty(), told.header("x-amz-delete-marker"));
  }

  @ParameterizedTest
  @CsvSource({
    "response-content-type, Content-Type, text/x",
    "response-content-language, Content-Language, de",
    "response-expires, Expires, never",
    "response-cache-control, Cache-Control, no-store",
    "response-content-disposition, Content-Disposition, attachment",
    "response-content-encoding, Content-Encoding, br"
  })
  void headersArePutOverOthersForThoseWhoSign(String parameter, String header, String value) {
    client.send("PUT", PUBLIC_KEY, BODY, "content-type", "text/plain");
    String target = PUBLIC_KEY + "?" + parameter + "=" + value.replace("/", "%2F");
    TestAnswer get = client.send("GET", target);
    assertEquals("200", outcome(get));
    assertEquals(Optional.of(value), get.header(header));
    TestAnswer anonymous = server.answer(stranger("GET", PUBLIC_KEY, parameter + "=" + value));
    assertEquals("400 InvalidRequest", outcome(anonymous));
  }

  /** Sheet 04 §6.3: from public buckets a stranger reads objects, and nothing else. */
  @Test
  void strangersReadPublicObjects() {
    client.send("PUT", PUBLIC_KEY, BODY);
    client.send("PUT", KEY, BODY);
    assertArrayEquals(BODY, server.answer(stranger("GET", PUBLIC_KEY, "")).body());
    assertEquals("404 NoSuchKey", outcome(server.answer(stranger("GET", PUBLIC_KEY + "b", ""))));
    TestAnswer closed = server.answer(stranger("GET", KEY, ""));
    assertEquals("401 UnauthorizedAccess", outcome(closed));
    assertEquals("bucket is not authorized: bucket-one", element(closed, "Message"));
  }

  private static Call stranger(String method, String path, String query) {
    return TestSigner.call(
        method, path, query, List.of(new Header("Host", "s3.localhost")), new byte[0]);
  }
}
