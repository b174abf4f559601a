package dev.strongroom.api.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.ListeningServer;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Sheet 04 §8: the AWS SDK for Java 2 over Amazon's own library of native code, which stores in
 * parts and fetches by ranges side by side.
 */
class AwsCrtTest {
  private static final String BUCKET = "crt-bucket";

  @TempDir Path directory;

  @Test
  void storesAndFetchesWholeAndInParts() throws IOException {
    try (TestServer server = TestServer.in(directory, InstantSource.system().instant());
        ListeningServer listening = ListeningServer.of(server);
        S3AsyncClient crt = client(server, listening)) {
      for (int length : List.of(0, 5, 300_000, 17 << 20)) {
        byte[] content = new byte[length];
        new SplittableRandom(length).nextBytes(content);
        String key = "a " + length;
        String tag =
            crt.putObject(
                    request -> request.bucket(BUCKET).key(key), AsyncRequestBody.fromBytes(content))
                .join()
                .eTag();
        assertEquals(length > 6 << 20, tag.endsWith("-4\""), tag);
        assertArrayEquals(
            content,
            crt.getObject(
                    request -> request.bucket(BUCKET).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray());
      }
      assertEquals(4, crt.listObjectsV2(request -> request.bucket(BUCKET)).join().keyCount());
    }
  }

  private static S3AsyncClient client(TestServer server, ListeningServer listening) {
    NativeClient owner = server.newAccount("owner@example.com");
    String bucket = owner.createBucket(BUCKET, "allPrivate");
    S3Client key =
        S3Client.of(owner, List.of("listFiles", "readFiles", "writeFiles"), List.of(bucket), "");
    return S3AsyncClient.crtBuilder()
        .endpointOverride(URI.create("http://127.0.0.1:" + listening.port()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.signer().keyId(), key.signer().secret())))
        .forcePathStyle(true)
        .thresholdInBytes(6L << 20)
        .minimumPartSizeInBytes(5L << 20)
        .build();
  }
}
