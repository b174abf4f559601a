package dev.strongroom.api.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.ListeningServer;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/**
 * Sheet 04 §8: the asynchronous AWS SDK for Java 2 and its transfer manager, unmodified, and
 * buckets as hosts.
 */
class AwsSdkAsyncTest {
  private static final String BUCKET = "sdk-bucket";

  @TempDir Path directory;
  private TestServer server;
  private ListeningServer listening;
  private StaticCredentialsProvider credentials;
  private S3AsyncClient sdk;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(directory, InstantSource.system().instant());
    NativeClient owner = server.newAccount("owner@example.com");
    String bucket = owner.createBucket(BUCKET, "allPrivate");
    S3Client key =
        S3Client.of(
            owner,
            List.of("listBuckets", "listFiles", "readFiles", "writeFiles", "deleteFiles"),
            List.of(bucket),
            "");
    credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(key.signer().keyId(), key.signer().secret()));
    listening = ListeningServer.of(server);
    sdk =
        S3AsyncClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listening.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .multipartEnabled(true)
            .multipartConfiguration(
                parts -> parts.thresholdInBytes(6L << 20).minimumPartSizeInBytes(5L << 20))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() {
    sdk.close();
    listening.close();
    server.close();
  }

  @Test
  void smallAndLargeObjects() {
    for (int length : List.of(0, 5, 300_000, 17 << 20)) {
      byte[] content = content(length);
      sdk.putObject(request -> request.bucket(BUCKET).key("a"), AsyncRequestBody.fromBytes(content))
          .join();
      byte[] read =
          sdk.getObject(
                  request -> request.bucket(BUCKET).key("a"), AsyncResponseTransformer.toBytes())
              .join()
              .asByteArray();
      assertArrayEquals(content, read);
    }
  }

  @Test
  void theTransferManagerMovesFilesAndDirectories() throws IOException {
    Path source = Files.createDirectories(directory.resolve("source/deeper"));
    Files.write(source.resolve("small"), content(1000));
    Files.write(source.resolve("large \u00fc+"), content(12 << 20));
    try (S3TransferManager manager = S3TransferManager.builder().s3Client(sdk).build()) {
      assertEquals(
          List.of(),
          manager
              .uploadDirectory(upload -> upload.bucket(BUCKET).source(source.getParent()))
              .completionFuture()
              .join()
              .failedTransfers());
      manager
          .copy(copy ->
              copy.copyObjectRequest(request ->
                  request
                      .sourceBucket(BUCKET)
                      .sourceKey("deeper/large \u00fc+")
                      .destinationBucket(BUCKET)
                      .destinationKey("copy")))
          .completionFuture()
          .join();
      Path target = directory.resolve("target");
      assertEquals(
          List.of(),
          manager
              .downloadDirectory(download -> download.bucket(BUCKET).destination(target))
              .completionFuture()
              .join()
              .failedTransfers());
      for (String name : List.of("deeper/small", "deeper/large \u00fc+")) {
        assertEquals(-1, Files.mismatch(source.getParent().resolve(name), target.resolve(name)));
      }
      assertEquals(-1, Files.mismatch(source.resolve("large \u00fc+"), target.resolve("copy")));
    }
  }

  /**
   * The listener is the client's proxy, so that names of hosts need not be known to the machine.
   */
  @Test
  void bucketsAreHosts() {
    URI proxy = URI.create("http://127.0.0.1:" + listening.port());
    try (software.amazon.awssdk.services.s3.S3Client hosts =
        software.amazon.awssdk.services.s3.S3Client.builder()
            .endpointOverride(URI.create("http://s3.localhost:" + listening.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .forcePathStyle(false)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .proxyConfiguration(
                        ProxyConfiguration.builder()
                            .endpoint(proxy)
                            .nonProxyHosts(Set.of("nowhere.example"))
                            .build()))
            .build()) {
      hosts.putObject(
          request -> request.bucket(BUCKET).key("a/b c"), RequestBody.fromString("hello"));
      assertEquals(
          "hello",
          hosts.getObjectAsBytes(request -> request.bucket(BUCKET).key("a/b c")).asUtf8String());
      assertEquals(
          1, hosts.listObjectsV2(request -> request.bucket(BUCKET).prefix("a/")).keyCount());
    }
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(length).nextBytes(content);
    return content;
  }
}
