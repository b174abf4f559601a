package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestUpload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sheet 04 §4: the same objects, byte for byte, version for version and header for header,
 * whichever API wrote them and whichever reads them.
 */
class CrossApiTest {
  private static final byte[] LARGE = new byte[5_000_000];
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  /** Of S3's headers, the name in file info. */
  private static final Map<String, String> CONTENT_HEADERS =
      Map.of(
          "Cache-Control",
          "b2-cache-control",
          "Content-Disposition",
          "b2-content-disposition",
          "Content-Language",
          "b2-content-language",
          "Content-Encoding",
          "b2-content-encoding",
          "Expires",
          "b2-expires");

  private static final Map<String, String> VALUES =
      Map.of(
          "Cache-Control",
          "max-age=60",
          "Content-Disposition",
          "attachment; filename=\"a.txt\"",
          "Content-Language",
          "de",
          "Content-Encoding",
          "gzip",
          "Expires",
          "Thu, 01 Dec 2026 16:00:00 GMT");

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucketId;
  private S3Client client;

  @BeforeEach
  void start() {
    Arrays.fill(LARGE, (byte) 'x');
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com").at("v4");
    bucketId = owner.createBucket("bucket-one", "allPrivate");
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

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "dir/a.txt", "a%20b", "%C3%BC", "a%2Bb", "a%26b%3Dc%3Fd", "~!'()*;:@$,"})
  void namesWrittenByEitherAreTheSame(String encoded) {
    String name = PercentCoding.decode(encoded);
    String canonical = canonical(name);
    assertEquals("200", outcome(client.send("PUT", "/bucket-one/" + canonical, BODY)));
    assertArrayEquals(BODY, download(canonical).body());
    owner.upload(bucketId, name, "other".getBytes(StandardCharsets.UTF_8)).ok();
    assertEquals(
        "other",
        new String(client.send("GET", "/bucket-one/" + canonical).body(), StandardCharsets.UTF_8));
    assertSameVersions();
  }

  /** Every header that the Native API keeps in file info, and metadata of one's own. */
  @Test
  void metadataWrittenByS3() {
    Map<String, String> headers = new LinkedHashMap<>(VALUES);
    headers.put("Content-Type", "text/x; charset=utf-8");
    headers.put("x-amz-meta-mtime", "1700000000.123456789");
    headers.put("x-amz-meta-Mixed_Case.x", "A b c");
    headers.put("x-amz-meta-name", latin1("\u00fc \u65e5\u672c"));
    TestAnswer put = client.send("PUT", "/bucket-one/a", BODY, flat(headers));
    TestAnswer info =
        owner.call("b2_get_file_info", "fileId", put.header("x-amz-version-id").orElseThrow()).ok();
    Map<String, String> expected = new TreeMap<>();
    VALUES.forEach((header, value) -> expected.put(CONTENT_HEADERS.get(header), value));
    expected.put("mtime", "1700000000.123456789");
    expected.put("mixed_case.x", "A b c");
    expected.put("name", "\u00fc \u65e5\u672c");
    assertEquals(expected, new TreeMap<>((Map<?, ?>) info.value("fileInfo")));
    assertEquals("text/x; charset=utf-8", info.text("contentType"));
    TestAnswer read = download("a");
    VALUES.forEach((header, value) -> assertEquals(Optional.of(value), read.header(header)));
    assertEquals(Optional.of("1700000000.123456789"), read.header("X-Bz-Info-mtime"));
    assertSameReads("a", read);
  }

  @Test
  void metadataWrittenByTheNativeApi() {
    var upload = owner.uploadPlace(bucketId).file("a").content(BODY);
    for (Map.Entry<String, String> header : VALUES.entrySet()) {
      upload =
          upload.header(
              "X-Bz-Info-" + CONTENT_HEADERS.get(header.getKey()), percent(header.getValue()));
    }
    upload =
        upload
            .header("X-Bz-Info-src_last_modified_millis", "1700000000123")
            .header("X-Bz-Info-name", "%C3%BC%20%E6%97%A5");
    upload.send().ok();
    TestAnswer read = client.send("GET", "/bucket-one/a");
    VALUES.forEach((header, value) -> assertEquals(Optional.of(value), read.header(header)));
    assertEquals(Optional.of("1700000000123"), read.header("x-amz-meta-src_last_modified_millis"));
    assertEquals(Optional.of(latin1("\u00fc \u65e5")), read.header("x-amz-meta-name"));
    assertSameReads("a", download("a"));
  }

  /** An upload begun by one API goes on, is seen, and ends by the other. */
  @Test
  void uploadsInPartsChangeHands() {
    String upload = element(client.send("POST", "/bucket-one/a?uploads"), "UploadId");
    assertEquals(
        upload,
        owner
            .call("b2_list_unfinished_large_files", "bucketId", bucketId)
            .ok()
            .rows("files")
            .getFirst()
            .get("fileId"));
    client.send("PUT", "/bucket-one/a?partNumber=1&uploadId=" + upload, LARGE);
    owner.partPlace(upload).part(2, BODY).send().ok();
    owner
        .call(
            "b2_finish_large_file",
            "fileId",
            upload,
            "partSha1Array",
            List.of(TestUpload.sha1(LARGE), TestUpload.sha1(BODY)))
        .ok();
    TestAnswer read = client.send("GET", "/bucket-one/a");
    assertEquals(LARGE.length + BODY.length, read.body().length);
    assertEquals(Optional.of(upload), read.header("x-amz-version-id"));
    assertEquals(true, Pattern.matches("\"[0-9a-f]{32}-2\"", read.header("ETag").orElseThrow()));
    String started =
        owner
            .call(
                "b2_start_large_file",
                "bucketId",
                bucketId,
                "fileName",
                "b",
                "contentType",
                "text/x",
                "fileInfo",
                Map.of("color", "blue"))
            .ok()
            .text("fileId");
    assertEquals(started, element(client.send("GET", "/bucket-one?uploads"), "UploadId"));
    String tag =
        client
            .send("PUT", "/bucket-one/b?partNumber=1&uploadId=" + started, BODY)
            .header("ETag")
            .orElseThrow();
    client.send(
        "POST",
        "/bucket-one/b?uploadId=" + started,
        ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
                + tag
                + "</ETag></Part></CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8));
    TestAnswer info = owner.call("b2_get_file_info", "fileId", started).ok();
    assertEquals("{color=blue}", info.value("fileInfo").toString());
    assertArrayEquals(BODY, download("b").body());
    assertSameVersions();
  }

  /** Hidden by one, hidden to the other; the marker is one version to both. */
  @Test
  void hidingAndDeleting() {
    owner.upload(bucketId, "a", BODY).ok();
    String marker = client.send("DELETE", "/bucket-one/a").header("x-amz-version-id").orElseThrow();
    assertEquals("404 not_found", download("a").outcome());
    assertSameVersions();
    owner.call("b2_delete_file_version", "fileId", marker, "fileName", "a").ok();
    assertEquals("200", outcome(client.send("GET", "/bucket-one/a")));
    owner.call("b2_hide_file", "bucketId", bucketId, "fileName", "a").ok();
    assertEquals("404 NoSuchKey", outcome(client.send("GET", "/bucket-one/a")));
    assertSameVersions();
  }

  /** A copy by either has what the source has. */
  @Test
  void copies() {
    String id =
        client
            .send(
                "PUT", "/bucket-one/a", BODY, "x-amz-meta-color", "blue", "content-type", "text/x")
            .header("x-amz-version-id")
            .orElseThrow();
    owner.call("b2_copy_file", "sourceFileId", id, "fileName", "b").ok();
    client.send("PUT", "/bucket-one/c", "x-amz-copy-source", "/bucket-one/b");
    for (String name : List.of("b", "c")) {
      TestAnswer read = client.send("GET", "/bucket-one/" + name);
      assertEquals(Optional.of("blue"), read.header("x-amz-meta-color"));
      assertEquals(Optional.of("text/x"), read.header("Content-Type"));
      assertSameReads(name, download(name));
    }
  }

  private void assertSameReads(String name, TestAnswer nativeRead) {
    TestAnswer read = client.send("GET", "/bucket-one/" + name);
    assertArrayEquals(nativeRead.body(), read.body());
    assertEquals(nativeRead.header("X-Bz-File-Id"), read.header("x-amz-version-id"));
    for (String header : List.of("Content-Type", "Cache-Control", "Expires", "Content-Encoding")) {
      if (nativeRead.header(header).isPresent()) {
        assertEquals(nativeRead.header(header), read.header(header), header);
      }
    }
  }

  /** Both listings of versions, in the same order, marker for marker. */
  private void assertSameVersions() {
    List<String> nativeIds =
        owner.call("b2_list_file_versions", "bucketId", bucketId).ok().rows("files").stream()
            .map(row -> row.get("action") + " " + row.get("fileId"))
            .map(line -> line.replace("upload ", "Version ").replace("hide ", "DeleteMarker "))
            .toList();
    String document =
        new String(client.send("GET", "/bucket-one?versions").body(), StandardCharsets.UTF_8);
    List<String> ids =
        Pattern.compile("<(Version|DeleteMarker)>\\s*<Key>[^<]*</Key>\\s*<VersionId>([^<]+)<")
            .matcher(document)
            .results()
            .map(result -> result.group(1) + " " + result.group(2))
            .toList();
    assertEquals(nativeIds, ids);
  }

  private TestAnswer download(String encodedName) {
    return owner.send(
        "GET",
        "/file/bucket-one/" + encodedName,
        List.of(new Header("Authorization", owner.token())),
        new byte[0]);
  }

  private static String[] flat(Map<String, String> headers) {
    return headers.entrySet().stream()
        .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
        .toArray(String[]::new);
  }

  /** The characters that stand for UTF-8 bytes in a header. */
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String percent(String text) {
    return canonical(text);
  }

  /** Every byte but unreserved ones and the slash is escaped, as in canonical requests. */
  private static String canonical(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte piece : text.getBytes(StandardCharsets.UTF_8)) {
      String character = String.valueOf((char) (piece & 0xff));
      encoded.append(
          character.matches("[A-Za-z0-9._~/-]") ? character : "%%%02X".formatted(piece & 0xff));
    }
    return encoded.toString();
  }
}
