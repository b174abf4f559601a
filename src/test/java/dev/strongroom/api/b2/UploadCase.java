package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.BucketId;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of uploads begin with: a server, an account and a private bucket. */
abstract class UploadCase {
  static final byte[] TEN_BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);

  /** One byte more than is committed with its row. */
  static final int BLOB_LENGTH = 16 * 1024 + 1;

  @TempDir Path directory;
  TestServer server;
  NativeClient client;
  String bucket;

  @BeforeEach
  final void start() {
    server = open();
    client = server.newAccount("owner@example.com");
    bucket = client.createBucket("a-bucket", "allPrivate");
  }

  /** Opens the server; a test that watches a store opens another. */
  TestServer open() {
    return TestServer.in(directory);
  }

  @AfterEach
  final void stop() {
    server.close();
  }

  /** Makes sure that neither a row nor a blob is left in the bucket. */
  final void assertNothingStored() {
    assertEquals(0, server.blobCount(), "blobs");
    assertEquals(
        true,
        server.metadata().read(tables -> tables.fileVersions().isEmpty(new BucketId(bucket))),
        "the bucket is empty");
  }

  /** Starts a large file and gives back its id. */
  final String startLarge(String name) {
    return client
        .call(
            "b2_start_large_file", "bucketId", bucket, "fileName", name, "contentType", "b2/x-auto")
        .ok()
        .text("fileId");
  }

  /** Content that differs with the seed. */
  static byte[] content(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }
}
