package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sheet 04 §2.9: checksums are verified, kept, given back when they are asked for, and joined. */
class ChecksumsTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LARGE = new byte[5_000_000];
  private static final String KEY = "/bucket-one/a";
  private static final String MODE = "x-amz-checksum-mode";

  @TempDir Path directory;
  private TestServer server;
  private S3Client client;

  @BeforeEach
  void start() {
    Arrays.fill(LARGE, (byte) 'x');
    server = TestServer.in(directory);
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

  @ParameterizedTest
  @EnumSource
  void whatWasVerifiedIsKeptAndGivenBackWhenAsked(ChecksumAlgorithm algorithm) {
    String header = algorithm.headerName();
    String value = value(algorithm, BODY);
    TestAnswer put = client.send("PUT", KEY, BODY, header, value);
    assertEquals("200", outcome(put));
    assertEquals(Optional.of(value), put.header(header));
    assertEquals(Optional.of("FULL_OBJECT"), put.header("x-amz-checksum-type"));
    for (String method : List.of("GET", "HEAD")) {
      TestAnswer asked = client.send(method, KEY, MODE, "ENABLED");
      assertEquals(Optional.of(value), asked.header(header));
      assertEquals(Optional.of("FULL_OBJECT"), asked.header("x-amz-checksum-type"));
      assertEquals(Optional.empty(), client.send(method, KEY).header(header), "not asked");
    }
    assertEquals(
        Optional.empty(),
        client.send("GET", KEY, MODE, "ENABLED", "range", "bytes=0-1").header(header),
        "of all bytes, and not all are sent");
    assertEquals(
        Optional.of(value),
        client.send("GET", KEY + "?partNumber=1", MODE, "ENABLED").header(header));
  }

  @Test
  void noneIsMadeUp() {
    client.send("PUT", KEY, BODY);
    TestAnswer get = client.send("GET", KEY, MODE, "ENABLED");
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      assertEquals(Optional.empty(), get.header(algorithm.headerName()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CRC32, COMPOSITE",
    "CRC32C, COMPOSITE",
    "SHA1, COMPOSITE",
    "SHA256, COMPOSITE",
    "CRC32, FULL_OBJECT",
    "CRC32C, FULL_OBJECT",
    "CRC64NVME, FULL_OBJECT"
  })
  void checksumsOfPartsAreJoined(ChecksumAlgorithm algorithm, String type) throws Exception {
    String upload = create(algorithm.name(), type);
    List<String> parts = new ArrayList<>();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream digests = new ByteArrayOutputStream();
    for (int number = 1; number <= 3; number++) {
      byte[] body = number == 3 ? BODY : LARGE;
      String checksum = value(algorithm, body);
      TestAnswer put = put(upload, number, body, algorithm.headerName(), checksum);
      assertEquals(Optional.of(checksum), put.header(algorithm.headerName()));
      parts.add(part(number, put, algorithm.elementName(), checksum));
      whole.write(body);
      digests.write(Base64.getDecoder().decode(checksum));
    }
    assertEquals(
        value(algorithm, LARGE),
        element(client.send("GET", KEY + "?uploadId=" + upload), algorithm.elementName()));
    String expected =
        type.equals("COMPOSITE")
            ? value(algorithm, digests.toByteArray()) + "-3"
            : value(algorithm, whole.toByteArray());
    TestAnswer wrong = complete(upload, parts, algorithm.headerName(), value(algorithm, BODY));
    assertEquals("400 BadDigest", outcome(wrong));
    TestAnswer done = complete(upload, parts, algorithm.headerName(), expected);
    assertEquals("200", outcome(done), new String(done.body(), StandardCharsets.UTF_8));
    assertEquals(expected, element(done, algorithm.elementName()));
    assertEquals(type, element(done, "ChecksumType"));
    TestAnswer head = client.send("HEAD", KEY, MODE, "ENABLED");
    assertEquals(Optional.of(expected), head.header(algorithm.headerName()));
    assertEquals(Optional.of(type), head.header("x-amz-checksum-type"));
    TestAnswer third = client.send("GET", KEY + "?partNumber=3", MODE, "ENABLED");
    assertArrayEquals(BODY, third.body());
    assertEquals(Optional.of(value(algorithm, BODY)), third.header(algorithm.headerName()));
  }

  /** What cannot be joined is not begun. */
  @ParameterizedTest
  @CsvSource({
    "CRC64NVME, COMPOSITE, 400 InvalidRequest",
    "SHA1, FULL_OBJECT, 400 InvalidRequest",
    "SHA256, FULL_OBJECT, 400 InvalidRequest",
    "MD5, COMPOSITE, 400 InvalidRequest",
    "CRC32, PARTIAL, 400 InvalidRequest"
  })
  void typesThatAnAlgorithmDoesNotHave(String algorithm, String type, String outcome) {
    assertEquals(
        outcome,
        outcome(
            client.send(
                "POST",
                KEY + "?uploads",
                "x-amz-checksum-algorithm",
                algorithm,
                "x-amz-checksum-type",
                type)));
    assertEquals(
        "400 InvalidRequest",
        outcome(client.send("POST", KEY + "?uploads", "x-amz-checksum-type", "COMPOSITE")));
  }

  @Test
  void partsHaveTheChecksumThatWasDeclared() {
    String composite = create("SHA256", "COMPOSITE");
    TestAnswer without = put(composite, 1, BODY);
    assertEquals("400 InvalidRequest", outcome(without));
    assertEquals(
        "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type:"
            + " null",
        element(without, "Message"));
    assertEquals(
        "400 InvalidRequest",
        outcome(
            put(composite, 1, BODY, "x-amz-checksum-crc32", value(ChecksumAlgorithm.CRC32, BODY))));
    String full = create("CRC32", "FULL_OBJECT");
    assertEquals(
        Optional.of(value(ChecksumAlgorithm.CRC32, BODY)),
        put(full, 1, BODY).header("x-amz-checksum-crc32"),
        "computed where none came");
  }

  /** What the end of an upload says is compared. */
  @Test
  void wrongClaimsEndNoUpload() {
    String upload = create("CRC32", "COMPOSITE");
    String right = value(ChecksumAlgorithm.CRC32, BODY);
    TestAnswer put = put(upload, 1, BODY, "x-amz-checksum-crc32", right);
    String good = part(1, put, "ChecksumCRC32", right);
    String other = part(1, put, "ChecksumCRC32", value(ChecksumAlgorithm.CRC32, LARGE));
    assertEquals("400 InvalidPart", outcome(complete(upload, List.of(other))));
    assertEquals(
        "400 InvalidRequest",
        outcome(complete(upload, List.of(good), "x-amz-mp-object-size", "6")));
    assertEquals(
        "400 InvalidRequest",
        outcome(complete(upload, List.of(good), "x-amz-checksum-type", "FULL_OBJECT")));
    assertEquals("404 NoSuchKey", outcome(client.send("GET", KEY)));
    assertEquals("200", outcome(complete(upload, List.of(good), "x-amz-mp-object-size", "5")));
  }

  /** A copy has a checksum of the source's kind, of its own bytes, and no other can be had. */
  @Test
  void copiesKeepTheAlgorithm() {
    String crc = value(ChecksumAlgorithm.CRC32C, BODY);
    client.send("PUT", KEY, BODY, "x-amz-checksum-crc32c", crc);
    TestAnswer copy = client.send("PUT", "/bucket-one/b", "x-amz-copy-source", KEY);
    assertEquals(crc, element(copy, "ChecksumCRC32C"));
    assertEquals(
        Optional.of(crc),
        client.send("GET", "/bucket-one/b", MODE, "ENABLED").header("x-amz-checksum-crc32c"));
    assertEquals(
        "501 NotImplemented",
        outcome(
            client.send(
                "PUT",
                "/bucket-one/c",
                "x-amz-copy-source",
                KEY,
                "x-amz-checksum-algorithm",
                "SHA1")));
    String upload = create("SHA1", "COMPOSITE");
    TestAnswer part =
        client.send(
            "PUT",
            KEY + "?partNumber=1&uploadId=" + upload,
            "x-amz-copy-source",
            KEY,
            "x-amz-copy-source-range",
            "bytes=1-2");
    assertEquals(
        value(ChecksumAlgorithm.SHA1, "el".getBytes(StandardCharsets.UTF_8)),
        element(part, "ChecksumSHA1"));
  }

  /** Two of them, or one that is announced and does not come, are refused. */
  @ParameterizedTest
  @CsvSource({
    "x-amz-checksum-crc32, NhCmhg==, x-amz-checksum-sha1, qvTGHdzF6KLavt4PO0gs2a6pQ00=",
    "x-amz-sdk-checksum-algorithm, CRC32, x-amz-meta-a, b",
    "x-amz-sdk-checksum-algorithm, SHA1, x-amz-checksum-crc32, NhCmhg==",
    "x-amz-trailer, x-amz-checksum-crc32, x-amz-meta-a, b"
  })
  void claimsThatDoNotFitTogether(String one, String oneValue, String two, String twoValue) {
    assertEquals(
        "400 InvalidRequest", outcome(client.send("PUT", KEY, BODY, one, oneValue, two, twoValue)));
    assertEquals("404 NoSuchKey", outcome(client.send("GET", KEY)));
  }

  private String create(String algorithm, String type) {
    TestAnswer created =
        client.send(
            "POST",
            KEY + "?uploads",
            "x-amz-checksum-algorithm",
            algorithm,
            "x-amz-checksum-type",
            type);
    assertEquals(Optional.of(algorithm), created.header("x-amz-checksum-algorithm"));
    assertEquals(Optional.of(type), created.header("x-amz-checksum-type"));
    return element(created, "UploadId");
  }

  private TestAnswer put(String upload, int number, byte[] body, String... headers) {
    return client.send("PUT", KEY + "?partNumber=" + number + "&uploadId=" + upload, body, headers);
  }

  private TestAnswer complete(String upload, List<String> parts, String... headers) {
    String document =
        "<CompleteMultipartUpload>" + String.join("", parts) + "</CompleteMultipartUpload>";
    return client.send(
        "POST", KEY + "?uploadId=" + upload, document.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static String part(int number, TestAnswer put, String element, String checksum) {
    return "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag><%s>%s</%s></Part>"
        .formatted(number, put.header("ETag").orElseThrow(), element, checksum, element);
  }

  private static String value(ChecksumAlgorithm algorithm, byte[] bytes) {
    var running = algorithm.begin();
    running.update(bytes, 0, bytes.length);
    return Base64.getEncoder().encodeToString(running.result());
  }
}
