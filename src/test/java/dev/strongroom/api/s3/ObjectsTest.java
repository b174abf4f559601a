package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheet 04 §3 and §4: objects, versions, parts and listings, seen from both APIs. */
class ObjectsTest {
  private static final List<String> ALL =
      List.of(
          "listBuckets",
          "readBuckets",
          "writeBuckets",
          "deleteBuckets",
          "listFiles",
          "readFiles",
          "writeFiles",
          "deleteFiles");
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";
  private static final String KEY = "/bucket-one/dir/a.txt";

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucketId;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucketId = owner.createBucket("bucket-one", "allPrivate");
    client = S3Client.of(owner, ALL, List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sheet 04 §4.2: what is written by S3 is the same to the Native API, metadata included. */
  @Test
  void whatS3WritesTheNativeApiReads() {
    TestAnswer put =
        client.send(
            "PUT",
            KEY,
            BODY,
            "content-type",
            "text/plain",
            "cache-control",
            "max-age=60",
            "content-encoding",
            "aws-chunked",
            "x-amz-meta-Color",
            "blue");
    assertEquals("200", outcome(put));
    assertEquals("\"" + MD5 + "\"", put.header("ETag").orElseThrow());
    String id = put.header("x-amz-version-id").orElseThrow();
    TestAnswer info = owner.call("b2_get_file_info", "fileId", id).ok();
    assertEquals("dir/a.txt", info.text("fileName"));
    assertEquals("text/plain", info.text("contentType"));
    assertEquals(MD5, info.text("contentMd5"));
    assertEquals("aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d", info.text("contentSha1"));
    assertEquals("{b2-cache-control=max-age=60, color=blue}", info.value("fileInfo").toString());
    assertArrayEquals(BODY, server.content(id));
  }

  /** And the other way round. */
  @Test
  void whatTheNativeApiWritesS3Reads() {
    TestAnswer upload =
        upload("dir/a.txt", "X-Bz-Info-src_last_modified_millis", "1", "X-Bz-Info-color", "%C3%BC");
    TestAnswer get = client.send("GET", KEY);
    assertEquals("200", outcome(get));
    assertArrayEquals(BODY, get.body());
    assertEquals("\"" + MD5 + "\"", get.header("ETag").orElseThrow());
    assertEquals("text/plain", get.header("Content-Type").orElseThrow());
    assertEquals(Optional.of("1"), get.header("x-amz-meta-src_last_modified_millis"));
    assertEquals(
        "\u00fc",
        new String(
            get.header("x-amz-meta-color").orElseThrow().getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8));
    assertEquals(Optional.of(upload.text("fileId")), get.header("x-amz-version-id"));
    TestAnswer head = client.send("HEAD", KEY);
    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
  }

  /** Sheet 04 §2.9: a checksum is compared before anything is visible, and echoed. */
  @ParameterizedTest
  @CsvSource({
    "x-amz-checksum-crc32, NhCmhg==, 200",
    "x-amz-checksum-crc32c, mnG7TA==, 200",
    "x-amz-checksum-sha1, qvTGHdzF6KLavt4PO0gs2a6pQ00=, 200",
    "x-amz-checksum-sha256, LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=, 200",
    "x-amz-checksum-crc32, NhCmhw==, 400 BadDigest",
    "x-amz-checksum-crc32, NhCm, 400 InvalidRequest",
    "x-amz-checksum-md5, XUFAKrxLKna5cZ2REBfFkg==, 400 InvalidRequest",
    "Content-MD5, XUFAKrxLKna5cZ2REBfFkg==, 200",
    "Content-MD5, XUFAKrxLKna5cZ2REBfFkQ==, 400 BadDigest",
    "Content-MD5, XUFA, 400 InvalidDigest"
  })
  void checksums(String name, String value, String outcome) {
    TestAnswer put = client.send("PUT", KEY, BODY, name, value);
    assertEquals(outcome, outcome(put));
    if (outcome.equals("200") && name.startsWith("x-amz")) {
      assertEquals(Optional.of(value), put.header(name));
    }
    assertEquals(outcome.equals("200") ? 200 : 404, client.send("GET", KEY).status());
  }

  /** Sheet 04 §2.6: a body that is not the one that was signed leaves nothing behind. */
  @Test
  void anotherBodyThanWasSigned() {
    byte[] other = "jello".getBytes(StandardCharsets.UTF_8);
    TestAnswer put =
        server.answer(
            client
                .signer()
                .call(
                    "PUT",
                    KEY,
                    client.time(),
                    TestSigner.sha256(BODY),
                    other,
                    S3Client.withHost()));
    assertEquals("400 XAmzContentSHA256Mismatch", outcome(put));
    assertEquals("404 NoSuchKey", outcome(client.send("GET", KEY)));
  }

  /** Sheet 04 §3.3: headers that mean something we do not do are refused, each in its words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-amz-tagging | '' | 400 InvalidArgument",
        "x-amz-acl | public-read | 400 InvalidArgument",
        "x-amz-acl | private | 200",
        "x-amz-acl | authenticated-read | 400 InvalidArgument",
        "x-amz-grant-read | id=a | 400 InvalidArgument",
        "x-amz-storage-class | STANDARD | 200",
        "x-amz-storage-class | STANDARD_IA | 501 NotImplemented",
        "x-amz-server-side-encryption | AES256 | 501 NotImplemented",
        "x-amz-object-lock-mode | GOVERNANCE | 400 InvalidRequest",
        "x-amz-meta-b2-foo | 1 | 400 InvalidArgument",
        "if-none-match | '\"a\"' | 501 NotImplemented"
      })
  void headersOfUploads(String name, String value, String outcome) {
    assertEquals(outcome, outcome(client.send("PUT", KEY, BODY, name, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=1-2, 206, el, bytes 1-2/5",
    "bytes=-2, 206, lo, bytes 3-4/5",
    "bytes=3-, 206, lo, bytes 3-4/5",
    "bytes=0-, 206, hello, bytes 0-4/5",
    "bytes=0-4, 206, hello, bytes 0-4/5",
    "bytes=0-8388607, 206, hello, bytes 0-4/5",
    "bytes=-9, 206, hello, bytes 0-4/5",
    "bytes=9-, 416 InvalidRange, '', bytes */5",
    "lines=1-2, 200, hello, ''",
    "'bytes=0-0,2-2', 200, hello, ''"
  })
  void ranges(String range, String outcome, String content, String contentRange) {
    client.send("PUT", KEY, BODY);
    TestAnswer get = client.send("GET", KEY, "range", range);
    assertEquals(outcome, outcome(get));
    assertEquals(contentRange, get.header("Content-Range").orElse(""));
    TestAnswer head = client.send("HEAD", KEY, "range", range);
    assertEquals(get.status(), head.status());
    assertEquals(get.header("Content-Range"), head.header("Content-Range"));
    if (!content.isEmpty()) {
      assertEquals(content, new String(get.body(), StandardCharsets.UTF_8));
    }
  }

  /** Sheet 04 §4.5. */
  @Test
  void conditionsOfReads() {
    client.send("PUT", KEY, BODY);
    assertEquals(304, client.send("GET", KEY, "if-none-match", "\"" + MD5 + "\"").status());
    assertEquals(200, client.send("GET", KEY, "if-none-match", "\"x\"").status());
    assertEquals(412, client.send("GET", KEY, "if-match", "\"x\"").status());
    assertEquals(200, client.send("GET", KEY, "if-match", MD5).status());
    String uploaded = client.send("HEAD", KEY).header("Last-Modified").orElseThrow();
    assertEquals(304, client.send("GET", KEY, "if-modified-since", uploaded).status());
    assertEquals(200, client.send("GET", KEY, "if-unmodified-since", uploaded).status());
  }

  /** Sheet 04 §4.4: a delete hides, markers stack, a version is removed for ever. */
  @Test
  void deletesAndVersions() {
    String first = version(client.send("PUT", KEY, BODY));
    TestAnswer hidden = client.send("DELETE", KEY);
    assertEquals(204, hidden.status());
    assertEquals(Optional.of("true"), hidden.header("x-amz-delete-marker"));
    assertEquals("404 NoSuchKey", outcome(client.send("GET", KEY)));
    assertEquals(200, client.send("GET", KEY + "?versionId=" + first).status());
    String again = version(client.send("DELETE", KEY));
    assertFalse(again.equals(version(hidden)));
    String versions = text(client.send("GET", "/bucket-one?versions"));
    assertEquals(4, versions.split("<VersionId>", -1).length);
    assertEquals(204, client.send("DELETE", KEY + "?versionId=" + again).status());
    assertEquals(204, client.send("DELETE", KEY + "?versionId=" + version(hidden)).status());
    assertEquals("200", outcome(client.send("GET", KEY)));
    assertEquals(204, client.send("DELETE", KEY + "?versionId=" + again).status());
    assertEquals("404 NoSuchVersion", outcome(client.send("GET", KEY + "?versionId=" + again)));
    assertEquals("400 InvalidArgument", outcome(client.send("GET", KEY + "?versionId=1")));
  }

  /** Sheet 06 no. 59: each entry is decided on its own. */
  @Test
  void bulkDeleteDecidesForEachEntry() {
    client.send("PUT", "/bucket-one/in/a", BODY);
    client.send("PUT", "/bucket-one/out/b", BODY);
    S3Client narrow = S3Client.of(owner, List.of("writeFiles"), List.of(), "in/");
    TestAnswer answer =
        narrow.send(
            "POST",
            "/bucket-one?delete",
            "<Delete><Object><Key>in/a</Key></Object><Object><Key>out/b</Key></Object></Delete>"
                .getBytes(StandardCharsets.UTF_8));
    assertEquals("200", outcome(answer));
    assertEquals("in/a", element(answer, "Key"));
    assertEquals("AccessDenied", element(answer, "Code"));
    assertEquals(404, client.send("GET", "/bucket-one/in/a").status());
    assertEquals(200, client.send("GET", "/bucket-one/out/b").status());
  }

  /** Sheet 06 no. 60: documents of every wrong kind, in bounded time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key></Object></Delete>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/\"><Delete><Object><Key>a</Key></Object></Delete>",
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b"
            + " \"&a;&a;\">]><Delete><Object><Key>&b;</Key></Object></Delete>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Delete><Object><Key>a</Key></Object></Delete>",
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?><Delete><Object><Key>a</Key></Object></Delete>",
        "<?php ?><Delete><Object><Key>a</Key></Object></Delete>",
        "<Delete xmlns=\"http://example.com/\"><Object><Key>a</Key></Object></Delete>",
        "<Remove><Object><Key>a</Key></Object></Remove>",
        "<Delete><Object><Key>a</Key></Object>",
        "<Delete></Delete>"
      })
  void documentsThatAreNotTaken(String document) {
    client.send("PUT", "/bucket-one/a", BODY);
    TestAnswer answer =
        client.send("POST", "/bucket-one?delete", document.getBytes(StandardCharsets.UTF_8));
    assertEquals("400 MalformedXML", outcome(answer));
    assertEquals(200, client.send("GET", "/bucket-one/a").status());
  }

  @Test
  void deepDocumentsEnd() {
    byte[] deep = ("<Delete>".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertEquals("400 MalformedXML", outcome(client.send("POST", "/bucket-one?delete", deep)));
  }

  /** Sheet 04 §3.2: both versions of the listing, paged. */
  @Test
  void listings() {
    for (String key : List.of("a", "b/1", "b/2", "c", "d%20e")) {
      client.send("PUT", "/bucket-one/" + key, BODY);
    }
    TestAnswer all = client.send("GET", "/bucket-one?list-type=2");
    assertEquals("5", element(all, "KeyCount"));
    assertTrue(text(all).contains("<Key>d e</Key>"));
    TestAnswer folders = client.send("GET", "/bucket-one?delimiter=%2F&list-type=2");
    assertEquals("4", element(folders, "KeyCount"));
    assertTrue(text(folders).contains("<CommonPrefixes>"));
    TestAnswer page = client.send("GET", "/bucket-one?delimiter=%2F&list-type=2&max-keys=2");
    assertEquals("true", element(page, "IsTruncated"));
    String token = element(page, "NextContinuationToken");
    TestAnswer second =
        client.send(
            "GET", "/bucket-one?continuation-token=" + token + "&delimiter=%2F&list-type=2");
    assertEquals("c", element(second, "Key"));
    TestAnswer first = client.send("GET", "/bucket-one?delimiter=%2F&max-keys=2");
    assertEquals("b/", element(first, "NextMarker"));
    assertEquals("c", element(client.send("GET", "/bucket-one?delimiter=%2F&marker=b%2F"), "Key"));
    assertEquals(
        "d%20e", element(client.send("GET", "/bucket-one?encoding-type=url&prefix=d"), "Key"));
    assertEquals(
        "400 InvalidArgument",
        outcome(client.send("GET", "/bucket-one?continuation-token=%21&list-type=2")));
    assertEquals(
        "0", element(client.send("GET", "/bucket-one?list-type=2&max-keys=0"), "KeyCount"));
    assertEquals("400 InvalidArgument", outcome(client.send("GET", "/bucket-one?max-keys=-1")));
  }

  @Test
  void versionsArePaged() {
    client.send("PUT", "/bucket-one/a", BODY);
    client.send("PUT", "/bucket-one/a", BODY);
    client.send("DELETE", "/bucket-one/b");
    TestAnswer page = client.send("GET", "/bucket-one?max-keys=1&versions");
    assertEquals("true", element(page, "IsLatest"));
    String next =
        "/bucket-one?key-marker="
            + element(page, "NextKeyMarker")
            + "&version-id-marker="
            + element(page, "NextVersionIdMarker")
            + "&versions";
    TestAnswer rest = client.send("GET", next);
    assertEquals("false", element(rest, "IsLatest"));
    assertTrue(text(rest).contains("<DeleteMarker>"));
    assertEquals("false", element(rest, "IsTruncated"));
    assertEquals(3, text(rest).split("<VersionId>", -1).length);
  }

  /** Sheet 04 §3.3 and §4.3: parts, their order and tags, and the object that they become. */
  @Test
  void multipart() throws Exception {
    byte[] large = new byte[5_000_000];
    Arrays.fill(large, (byte) 'x');
    TestAnswer created =
        client.send("POST", KEY + "?uploads", "content-type", "text/x", "x-amz-meta-a", "1");
    String upload = element(created, "UploadId");
    assertEquals(Optional.of(upload), created.header("x-amz-version-id"));
    String tagOne = part(upload, 1, large);
    String tagThree = part(upload, 3, BODY);
    part(upload, 2, large);
    assertEquals(
        "3", element(client.send("GET", KEY + "?uploadId=" + upload), "NextPartNumberMarker"));
    assertTrue(text(client.send("GET", "/bucket-one?uploads")).contains(upload));
    assertEquals("400 InvalidPart", outcome(complete(upload, 1, "0".repeat(32), 3, tagThree)));
    assertEquals("400 InvalidPartOrder", outcome(complete(upload, 3, tagThree, 1, tagOne)));
    TestAnswer completed = complete(upload, 1, tagOne, 3, tagThree);
    MessageDigest digest = MessageDigest.getInstance("MD5");
    digest.update(HexFormat.of().parseHex(tagOne));
    digest.update(HexFormat.of().parseHex(tagThree));
    String tag = HexFormat.of().formatHex(digest.digest()) + "-2";
    assertEquals("&quot;" + tag + "&quot;", element(completed, "ETag"));
    assertEquals("200", outcome(complete(upload, 1, tagOne, 3, tagThree)));
    TestAnswer get = client.send("GET", KEY);
    assertEquals(large.length + BODY.length, get.body().length);
    assertEquals(Optional.of("\"" + tag + "\""), get.header("ETag"));
    assertEquals(Optional.of("1"), get.header("x-amz-meta-a"));
    assertEquals("404 NoSuchUpload", outcome(client.send("DELETE", KEY + "?uploadId=" + upload)));
    assertEquals(null, owner.call("b2_get_file_info", "fileId", upload).ok().value("contentMd5"));
  }

  @Test
  void aPartThatIsTooSmall() {
    String upload = element(client.send("POST", KEY + "?uploads"), "UploadId");
    String one = part(upload, 1, BODY);
    String two = part(upload, 2, BODY);
    assertEquals("400 EntityTooSmall", outcome(complete(upload, 1, one, 2, two)));
    assertEquals(204, client.send("DELETE", KEY + "?uploadId=" + upload).status());
    assertEquals("404 NoSuchUpload", outcome(complete(upload, 1, one, 2, two)));
  }

  /** Sheet 06 nos. 39 and 62: a copy reads its source and writes its destination. */
  @Test
  void copies() {
    String version = version(client.send("PUT", KEY, BODY, "x-amz-meta-a", "1"));
    String source = "x-amz-copy-source";
    TestAnswer copied = client.send("PUT", "/bucket-one/b", source, "/bucket-one/dir%2Fa.txt");
    assertEquals("200", outcome(copied));
    assertEquals(Optional.of(version), copied.header("x-amz-copy-source-version-id"));
    assertEquals(Optional.of("1"), client.send("GET", "/bucket-one/b").header("x-amz-meta-a"));
    TestAnswer replaced =
        client.send(
            "PUT",
            KEY,
            source,
            "bucket-one/dir/a.txt?versionId=" + version,
            "x-amz-metadata-directive",
            "REPLACE",
            "x-amz-meta-b",
            "2");
    assertEquals("200", outcome(replaced));
    assertEquals(Optional.empty(), client.send("GET", KEY).header("x-amz-meta-a"));
    assertEquals(
        "400 InvalidRequest", outcome(client.send("PUT", KEY, source, "bucket-one/dir/a.txt")));
    assertEquals("404 NoSuchKey", outcome(client.send("PUT", KEY, source, "bucket-one/none")));
    assertEquals("404 NoSuchBucket", outcome(client.send("PUT", KEY, source, "no-such-one/a")));
    assertEquals(
        "412 PreconditionFailed",
        outcome(
            client.send(
                "PUT", "/bucket-one/c", source, "bucket-one/b", source + "-if-match", "x")));
    S3Client writer = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    assertEquals(
        "403 AccessDenied", outcome(writer.send("PUT", "/bucket-one/c", source, "bucket-one/b")));
    S3Client reader = S3Client.of(owner, List.of("readFiles"), List.of(), "");
    assertEquals(
        "403 AccessDenied", outcome(reader.send("PUT", "/bucket-one/c", source, "bucket-one/b")));
  }

  /** Sheet 04 §3.1: what is absent is told to those only who may list buckets. */
  @Test
  void aMissingKeyWithoutListBuckets() {
    S3Client reader = S3Client.of(owner, List.of("readFiles"), List.of(), "");
    TestAnswer answer = reader.send("GET", "/bucket-one/none");
    assertEquals("403 AccessDenied", outcome(answer));
    assertEquals("Cannot access bucket", element(answer, "Message"));
    assertEquals("404 NoSuchKey", outcome(client.send("GET", "/bucket-one/none")));
  }

  /** Sheet 04 §3.1 and issue of names: a restricted key lists with listAllBucketNames only. */
  @Test
  void restrictedKeysAndBuckets() {
    owner.createBucket("bucket-two", "allPrivate");
    S3Client plain = S3Client.of(owner, List.of("listBuckets"), List.of(bucketId), "");
    assertEquals("403 AccessDenied", outcome(plain.send("GET", "/")));
    assertEquals(403, plain.send("HEAD", "/bucket-one").status());
    S3Client naming =
        S3Client.of(owner, List.of("listBuckets", "listAllBucketNames"), List.of(bucketId), "");
    assertTrue(text(naming.send("GET", "/")).contains("<Name>bucket-two</Name>"));
    assertEquals(200, naming.send("HEAD", "/bucket-one").status());
    assertEquals(403, naming.send("HEAD", "/bucket-two").status());
    assertEquals(200, client.send("HEAD", "/bucket-two").status());
    assertEquals(404, client.send("HEAD", "/bucket-nil").status());
  }

  /** Sheet 04 §3.2. */
  @Test
  void buckets() {
    assertEquals("200", outcome(client.send("PUT", "/bucket-new")));
    assertEquals("409 BucketAlreadyOwnedByYou", outcome(client.send("PUT", "/bucket-new")));
    assertEquals("400 InvalidBucketName", outcome(client.send("PUT", "/new")));
    assertTrue(text(client.send("GET", "/bucket-new?location")).contains(">us-east-1</Location"));
    assertEquals("Enabled", element(client.send("GET", "/bucket-new?versioning"), "Status"));
    assertFalse(text(client.send("GET", "/bucket-new?acl")).contains("AllUsers"));
    assertEquals("200", outcome(client.send("PUT", "/bucket-new?acl", "x-amz-acl", "public-read")));
    assertTrue(text(client.send("GET", "/bucket-new?acl")).contains("AllUsers"));
    client.send("PUT", "/bucket-new/a", BODY);
    assertEquals("409 BucketNotEmpty", outcome(client.send("DELETE", "/bucket-new")));
    assertEquals("404 NoSuchCORSConfiguration", outcome(client.send("GET", "/bucket-new?cors")));
    assertEquals("501 NotImplemented", outcome(client.send("GET", "/bucket-new?policy")));
    assertEquals("501 NotImplemented", outcome(client.send("PUT", "/bucket-new?tagging", BODY)));
    assertEquals("501 NotImplemented", outcome(client.send("GET", "/bucket-new/a?torrent")));
    assertEquals("400 InvalidArgument", outcome(client.send("GET", "/bucket-new/a?acl&tagging")));
  }

  /** Sheet 04 §6.3 and sheet 06 nos. 67 and 72: strangers. */
  @Test
  void strangersReadPublicBucketsAndNothingElse() {
    owner.createBucket("bucket-pub", "allPublic");
    client.send("PUT", "/bucket-pub/a", BODY);
    client.send("PUT", KEY, BODY);
    assertEquals("200", outcome(anonymous("GET", "/bucket-pub/a", "")));
    assertEquals("404 NoSuchKey", outcome(anonymous("GET", "/bucket-pub/b", "")));
    TestAnswer denied = anonymous("GET", KEY, "");
    assertEquals("401 UnauthorizedAccess", outcome(denied));
    assertEquals("bucket is not authorized: bucket-one", element(denied, "Message"));
    assertEquals("401 UnauthorizedAccess", outcome(anonymous("GET", "/bucket-pub", "")));
    assertEquals("401 UnauthorizedAccess", outcome(anonymous("GET", "/bucket-pub", "versions")));
    assertEquals("401 UnauthorizedAccess", outcome(anonymous("PUT", "/bucket-pub/c", "")));
    assertEquals(
        "400 InvalidRequest",
        outcome(anonymous("GET", "/bucket-pub/a", "response-content-type=text%2Fhtml")));
    TestAnswer overridden = client.send("GET", "/bucket-pub/a?response-content-type=text%2Fhtml");
    assertEquals(Optional.of("text/html"), overridden.header("Content-Type"));
  }

  /** Sheet 06 no. 65: the host names the bucket, or the path does, never both. */
  @Test
  void virtualHosts() {
    client.send("PUT", KEY, BODY);
    TestAnswer get =
        server.answer(
            client
                .signer()
                .call(
                    "GET",
                    "/dir/a.txt",
                    client.time(),
                    TestSigner.EMPTY_SHA256,
                    new byte[0],
                    "host",
                    "Bucket-One.S3.localhost:8420"));
    assertArrayEquals(BODY, get.body());
  }

  private TestAnswer anonymous(String method, String path, String query) {
    return server.answer(
        TestSigner.call(
            method, path, query, List.of(new Header("Host", "s3.localhost")), new byte[0]));
  }

  private String part(String upload, int number, byte[] body) {
    TestAnswer answer =
        client.send("PUT", KEY + "?partNumber=" + number + "&uploadId=" + upload, body);
    assertEquals("200", outcome(answer));
    return answer.header("ETag").orElseThrow().replace("\"", "");
  }

  private TestAnswer complete(String upload, int one, String oneTag, int two, String twoTag) {
    String document =
        ("<CompleteMultipartUpload><Part><PartNumber>%d</PartNumber><ETag>\"%s\"</ETag></Part>"
                + "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
                + "</CompleteMultipartUpload>")
            .formatted(one, oneTag, two, twoTag);
    return client.send(
        "POST", KEY + "?uploadId=" + upload, document.getBytes(StandardCharsets.UTF_8));
  }

  private TestAnswer upload(String name, String... info) {
    TestAnswer url = owner.call("b2_get_upload_url", "bucketId", bucketId).ok();
    List<Header> headers = new java.util.ArrayList<>();
    headers.add(new Header("Authorization", url.text("authorizationToken")));
    headers.add(new Header("X-Bz-File-Name", name));
    headers.add(new Header("Content-Type", "text/plain"));
    headers.add(new Header("X-Bz-Content-Sha1", "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"));
    for (int index = 0; index < info.length; index += 2) {
      headers.add(new Header(info[index], info[index + 1]));
    }
    String path = url.text("uploadUrl").replaceFirst("^https?://[^/]+", "");
    return owner.send("POST", path, headers, BODY).ok();
  }

  private static String version(TestAnswer answer) {
    return answer.header("x-amz-version-id").orElseThrow();
  }

  private static String text(TestAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
