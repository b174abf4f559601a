package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheet 06 nos. 58 to 72: forms, documents, listings, copies, parts, names, strangers. */
class BadRequestTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";
  private static final String KEY = "/bucket-one/a";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-one", "allPrivate");
    client =
        S3Client.of(
            owner,
            List.of(
                "listBuckets",
                "readBuckets",
                "writeBuckets",
                "listFiles",
                "readFiles",
                "writeFiles",
                "deleteFiles"),
            List.of(),
            "");
    client.send("PUT", KEY, BODY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** No. 58: forms are B2's refusal, whatever their policy says, and store nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"", "policy", "policy&key&key", "bucket&key"})
  void no58_forms(String fields) {
    StringBuilder form = new StringBuilder();
    for (String field : fields.split("&")) {
      form.append("--b\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\nx\r\n");
    }
    byte[] body = form.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    String type = "multipart/form-data; boundary=b";
    assertEquals(
        "501 NotImplemented",
        outcome(client.send("POST", "/bucket-one", body, "content-type", type)));
    assertEquals(
        "501 NotImplemented",
        outcome(
            server.answer(
                TestSigner.call(
                    "POST",
                    "/bucket-one",
                    "",
                    List.of(new Header("Host", "s3.localhost"), new Header("Content-Type", type)),
                    body))));
  }

  /** No. 59. */
  @Test
  void no59_bulkDeletes() {
    String version = client.send("HEAD", KEY).header("x-amz-version-id").orElseThrow();
    client.send("PUT", "/bucket-one/b", BODY);
    TestAnswer foreign =
        delete("<Object><Key>b</Key><VersionId>" + version + "</VersionId></Object>");
    assertEquals("200", outcome(foreign), "no such version of that key: nothing to delete");
    assertEquals(200, client.send("GET", KEY).status());
    assertEquals("InvalidArgument", element(delete("<Object><Key></Key></Object>"), "Code"));
    assertEquals(
        "InvalidArgument",
        element(delete("<Object><Key>a</Key><VersionId>1</VersionId></Object>"), "Code"));
    assertEquals(
        "KeyTooLongError",
        element(delete("<Object><Key>" + "x".repeat(1025) + "</Key></Object>"), "Code"));
    assertEquals("400 MalformedXML", outcome(delete("<Object><Key>a</Key></Object>".repeat(1001))));
    assertEquals(200, client.send("GET", KEY).status());
    TestAnswer twice = delete("<Object><Key>../a</Key></Object>".repeat(2));
    assertEquals(3, text(twice).split("<Deleted>", -1).length);
    assertEquals(200, client.send("GET", KEY).status(), "another key");
    byte[] document =
        "<Delete><Object><Key>a</Key></Object></Delete>".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "400 BadDigest",
        outcome(
            client.send(
                "POST",
                "/bucket-one?delete",
                document,
                "content-md5",
                "XUFAKrxLKna5cZ2REBfFkg==")));
    assertEquals(200, client.send("GET", KEY).status());
  }

  /** No. 59: quiet means errors alone. */
  @Test
  void no59_quietDeletesTellOfErrorsAlone() {
    TestAnswer quiet =
        delete(
            "<Quiet>true</Quiet><Object><Key>a</Key></Object><Object><Key>a</Key><VersionId>1"
                + "</VersionId></Object>");
    assertEquals(1, text(quiet).split("<Deleted>", -1).length);
    assertEquals("InvalidArgument", element(quiet, "Code"));
    assertEquals(404, client.send("GET", KEY).status());
  }

  /** No. 60: too much, too deep, in other encodings; each in bounded time. */
  @Test
  void no60_documents() {
    assertTimeout(
        Duration.ofMinutes(2),
        () -> {
          byte[] large = new byte[50 << 20];
          java.util.Arrays.fill(large, (byte) ' ');
          assertEquals(
              "400 MalformedXML", outcome(client.send("POST", "/bucket-one?delete", large)));
          String deep = "<Delete>" + "<Object>".repeat(100_000);
          assertEquals(
              "400 MalformedXML",
              outcome(
                  client.send(
                      "POST", "/bucket-one?delete", deep.getBytes(StandardCharsets.UTF_8))));
          String good = "<Delete><Object><Key>a</Key></Object></Delete>";
          assertEquals(
              "400 MalformedXML",
              outcome(
                  client.send(
                      "POST", "/bucket-one?delete", good.getBytes(StandardCharsets.UTF_16))));
        });
    assertEquals(200, client.send("GET", KEY).status());
  }

  /** No. 61. */
  @ParameterizedTest
  @CsvSource({
    "max-keys=-1, 400 InvalidArgument",
    "max-keys=2147483648, 400 InvalidArgument",
    "max-keys=x, 400 InvalidArgument",
    "max-keys=0, 200",
    "max-keys=2147483647, 200",
    "encoding-type=gzip, 400 InvalidArgument",
    "encoding-type=gzip&uploads, 400 InvalidArgument",
    "max-uploads=x&uploads, 400 InvalidArgument",
    "continuation-token=&list-type=2, 400 InvalidArgument",
    "continuation-token=AAAA&list-type=2, 400 InvalidArgument",
    "continuation-token=%21&list-type=2, 400 InvalidArgument",
    "list-type=3, 400 InvalidArgument",
    "version-id-marker=x&versions, 400 InvalidArgument",
    "max-keys=1&max-keys=2, 400 InvalidArgument",
    "acl&versions, 400 InvalidArgument"
  })
  void no61_listings(String query, String outcome) {
    assertEquals(outcome, outcome(client.send("GET", "/bucket-one?" + query)));
  }

  @Test
  void no61_longDelimitersAndPrefixesOutsideTheKeys() {
    assertEquals("200", outcome(client.send("GET", "/bucket-one?delimiter=" + "x".repeat(1000))));
    S3Client narrow = S3Client.of(owner, List.of("listFiles"), List.of(), "docs/");
    assertEquals("403 AccessDenied", outcome(narrow.send("GET", "/bucket-one?prefix=doc")));
    assertEquals("200", outcome(narrow.send("GET", "/bucket-one?prefix=docs%2F")));
    String token =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("1a".getBytes(StandardCharsets.UTF_8));
    TestAnswer beyond =
        narrow.send(
            "GET", "/bucket-one?continuation-token=" + token + "&list-type=2&prefix=docs%2F");
    assertEquals("0", element(beyond, "KeyCount"), "a token leads nowhere else");
  }

  /** No. 62. */
  @ParameterizedTest
  @CsvSource({
    "/bucket-one/a, b, 200",
    "bucket-one/a, b, 200",
    "bucket-one%2Fa, b, 200",
    "%2Fbucket-one%2Fa, b, 200",
    "//bucket-one/a, b, 400 InvalidArgument",
    "bucket-one, b, 400 InvalidArgument",
    "bucket-one/, b, 400 InvalidArgument",
    "'', b, 400 InvalidArgument",
    "/bucket-one/none, b, 404 NoSuchKey",
    "/bucket-none/a, b, 404 NoSuchBucket",
    "/bucket-one/a?versionId=1, b, 400 InvalidArgument",
    "/bucket-one/a?versionId=null, b, 404 NoSuchVersion",
    "/bucket-one/a%zz, b, 400 InvalidURI",
    "/bucket-one/a, a, 400 InvalidRequest"
  })
  void no62_copySources(String source, String key, String outcome) {
    assertEquals(
        outcome, outcome(client.send("PUT", "/bucket-one/" + key, "x-amz-copy-source", source)));
  }

  @Test
  void no62_aVersionOfAnotherKeyOrAccountIsNoSource() {
    client.send("PUT", "/bucket-one/b", BODY);
    String version = client.send("HEAD", "/bucket-one/b").header("x-amz-version-id").orElseThrow();
    assertEquals("404 NoSuchVersion", outcome(copy("/bucket-one/a?versionId=" + version)));
    client.send("DELETE", "/bucket-one/b?versionId=" + version);
    String gone = "/bucket-one/b?versionId=" + version;
    assertEquals("404 NoSuchVersion", outcome(copy(gone)));
    String upload = element(client.send("POST", KEY + "?uploads"), "UploadId");
    String part = KEY + "?partNumber=1&uploadId=" + upload;
    assertEquals("404 NoSuchVersion", outcome(client.send("PUT", part, "x-amz-copy-source", gone)));
    NativeClient stranger = server.newAccount("stranger@example.com");
    String bucket = stranger.createBucket("bucket-foreign", "allPrivate");
    String foreign = stranger.upload(bucket, "a", BODY).ok().text("fileId");
    assertEquals("404 NoSuchBucket", outcome(copy("/bucket-foreign/a")));
    assertEquals("404 NoSuchVersion", outcome(copy("/bucket-one/a?versionId=" + foreign)));
    assertEquals(
        "403 AccessDenied",
        outcome(
            client.send(
                "PUT",
                "/bucket-one/c",
                "x-amz-copy-source",
                KEY,
                "x-amz-source-expected-bucket-owner",
                stranger.accountId())));
    assertEquals(
        "403 AccessDenied",
        outcome(client.send("GET", KEY, "x-amz-expected-bucket-owner", stranger.accountId())));
  }

  /** No. 63. */
  @Test
  void no63_endsOfUploads() {
    String upload = element(client.send("POST", KEY + "?uploads"), "UploadId");
    String target = KEY + "?partNumber=%d&uploadId=" + upload;
    client.send("PUT", target.formatted(1), BODY);
    client.send("PUT", target.formatted(2), BODY);
    assertEquals("400 MalformedXML", outcome(complete(upload, "")));
    assertEquals("400 InvalidPartOrder", outcome(complete(upload, part(2, MD5) + part(1, MD5))));
    assertEquals("400 InvalidPartOrder", outcome(complete(upload, part(1, MD5) + part(1, MD5))));
    assertEquals("400 InvalidPart", outcome(complete(upload, part(1, "0".repeat(32)))));
    assertEquals("400 InvalidPart", outcome(complete(upload, part(1, "x"))));
    assertEquals("400 InvalidPart", outcome(complete(upload, part(3, MD5))));
    assertEquals("400 MalformedXML", outcome(complete(upload, part(1, MD5).replace("1<", "x<"))));
    assertEquals("400 EntityTooSmall", outcome(complete(upload, part(1, MD5) + part(2, MD5))));
    assertEquals(
        "400 MalformedXML",
        outcome(
            complete(
                upload,
                java.util.stream.IntStream.rangeClosed(1, 10_001)
                    .mapToObj(number -> part(number, MD5))
                    .collect(java.util.stream.Collectors.joining()))));
    NativeClient stranger = server.newAccount("stranger@example.com");
    stranger.createBucket("bucket-foreign", "allPrivate");
    S3Client other = S3Client.of(stranger, List.of("writeFiles"), List.of(), "");
    String foreign = element(other.send("POST", "/bucket-foreign/a?uploads"), "UploadId");
    assertEquals("404 NoSuchUpload", outcome(complete(foreign, part(1, MD5))));
    assertEquals("404 NoSuchUpload", outcome(complete("x", part(1, MD5))));
    assertEquals("200", outcome(complete(upload, part(1, MD5))), "and it is still there");
  }

  /** No. 64, in the rules for B2's bucket names (sheet 04 §4.1). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "abcde",
        "b2-bucket",
        "B2-bucket",
        "bucket_one",
        "bucket one",
        "bucket..one",
        ".bucket",
        "192.168.10.1",
        "api",
        "dev"
      })
  void no64_bucketNames(String name) {
    TestAnswer answer = client.send("PUT", "/" + name.replace(" ", "%20"));
    assertEquals("400 InvalidBucketName", outcome(answer));
  }

  /** Shorter than a bucket's name may be, and the Native API's. */
  @ParameterizedTest
  @ValueSource(strings = {"/b2api", "/file", "/b2api/a", "/file/a"})
  void no64_pathsOfTheNativeApi(String path) {
    assertEquals(4, client.send("PUT", path).status() / 100);
    assertEquals(-1, text(client.send("GET", "/")).indexOf(path.substring(1)));
  }

  @Test
  void no64_lengthsOfBucketNames() {
    assertEquals("200", outcome(client.send("PUT", "/" + "x".repeat(63))));
    assertEquals("400 InvalidBucketName", outcome(client.send("PUT", "/" + "x".repeat(64))));
    assertEquals("200", outcome(client.send("PUT", "/xn--bucket")));
    assertEquals("409 BucketAlreadyOwnedByYou", outcome(client.send("PUT", "/bucket-one")));
    server.newAccount("stranger@example.com").createBucket("bucket-taken", "allPrivate");
    assertEquals("409 BucketAlreadyExists", outcome(client.send("PUT", "/bucket-taken")));
  }

  /** No. 66: there are no rules, and no origin is ever reflected. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "https://example.com", "https://evil-example.com"})
  void no66_origins(String origin) {
    TestAnswer get = client.send("GET", KEY, "origin", origin);
    assertEquals(Optional.empty(), get.header("Access-Control-Allow-Origin"));
    TestAnswer preflight =
        server.answer(
            TestSigner.call(
                "OPTIONS",
                KEY,
                "",
                List.of(new Header("Host", "s3.localhost"), new Header("Origin", origin)),
                new byte[0]));
    assertEquals("403 AccessForbidden", outcome(preflight));
    assertEquals(Optional.empty(), preflight.header("Access-Control-Allow-Origin"));
  }

  /** No. 68: nothing is inflated. */
  @Test
  void no68_compressedDocuments() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("<Delete><Object><Key>a</Key></Object></Delete>".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        "400 MalformedXML",
        outcome(
            client.send(
                "POST",
                "/bucket-one?delete",
                compressed.toByteArray(),
                "content-encoding",
                "gzip")));
    assertEquals(200, client.send("GET", KEY).status());
  }

  /** No. 69: a customer's key is refused, and stands in no answer. */
  @Test
  void no69_customersKeys() {
    String secret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";
    for (String method : List.of("PUT", "GET")) {
      TestAnswer answer =
          client.send(method, KEY, BODY, "x-amz-server-side-encryption-customer-key", secret);
      assertEquals("501 NotImplemented", outcome(answer));
      assertEquals(-1, text(answer).indexOf(secret));
    }
  }

  /** No. 72: of a public bucket a stranger reads objects, and that is all. */
  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "GET, list-type=2",
    "GET, versions",
    "GET, uploads",
    "GET, location",
    "GET, acl",
    "PUT, ''",
    "DELETE, ''",
    "HEAD, ''",
    "POST, delete"
  })
  void no72_strangersAtPublicBuckets(String method, String query) {
    owner.createBucket("bucket-public", "allPublic");
    client.send("PUT", "/bucket-public/a", BODY);
    for (String path : List.of("/bucket-public", "/bucket-public/a")) {
      boolean read = path.endsWith("/a") && List.of("GET", "HEAD").contains(method);
      if (!read && !(path.endsWith("/a") && method.equals("POST"))) {
        TestAnswer answer =
            server.answer(
                TestSigner.call(
                    method, path, query, List.of(new Header("Host", "s3.localhost")), new byte[0]));
        assertEquals(401, answer.status(), path);
      }
    }
    assertEquals(200, client.send("GET", "/bucket-public/a").status());
  }

  private TestAnswer delete(String objects) {
    return client.send(
        "POST",
        "/bucket-one?delete",
        ("<Delete>" + objects + "</Delete>").getBytes(StandardCharsets.UTF_8));
  }

  private TestAnswer copy(String source) {
    return client.send("PUT", "/bucket-one/c", "x-amz-copy-source", source);
  }

  private TestAnswer complete(String upload, String parts) {
    return client.send(
        "POST",
        KEY + "?uploadId=" + upload,
        ("<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String part(int number, String tag) {
    return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + tag + "</ETag></Part>";
  }

  private static String text(TestAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
