package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 04 §2.6: a SHA-1 counts as verified only when some digest of the request vouched for it.
 */
class UnvouchedContentTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final String SHA1 = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
  private static final String CRC32 = "NhCmhg==";
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
    client = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ofAnObject() {
    assertEquals("unverified:" + SHA1, sha1OfObject("UNSIGNED-PAYLOAD"));
    assertEquals(SHA1, sha1OfObject(TestSigner.sha256(BODY)));
    assertEquals(SHA1, sha1OfObject("UNSIGNED-PAYLOAD", "x-amz-checksum-crc32", CRC32));
  }

  /** The server's own computation of the checksum that the upload was declared to have is none. */
  @Test
  void ofAPartWhoseChecksumIsComputedHere() {
    String upload =
        element(
            client.send(
                "POST",
                KEY + "?uploads",
                "x-amz-checksum-algorithm",
                "CRC32",
                "x-amz-checksum-type",
                "FULL_OBJECT"),
            "UploadId");
    assertEquals("unverified:" + SHA1, sha1OfPart(upload, "UNSIGNED-PAYLOAD"));
    assertEquals(SHA1, sha1OfPart(upload, TestSigner.sha256(BODY)));
    assertEquals(SHA1, sha1OfPart(upload, "UNSIGNED-PAYLOAD", "x-amz-checksum-crc32", CRC32));
  }

  private String sha1OfObject(String payload, String... headers) {
    TestAnswer put = put(KEY, payload, headers);
    String id = put.header("x-amz-version-id").orElseThrow();
    return owner.call("b2_get_file_info", "fileId", id).ok().text("contentSha1");
  }

  private String sha1OfPart(String upload, String payload, String... headers) {
    put(KEY + "?partNumber=1&uploadId=" + upload, payload, headers);
    TestAnswer parts = owner.call("b2_list_parts", "fileId", upload).ok();
    return ((Map<?, ?>) ((List<?>) parts.value("parts")).getFirst()).get("contentSha1").toString();
  }

  private TestAnswer put(String target, String payload, String... headers) {
    TestAnswer put =
        server.answer(
            client
                .signer()
                .call("PUT", target, client.time(), payload, BODY, S3Client.withHost(headers)));
    assertEquals("200", outcome(put));
    return put;
  }
}
