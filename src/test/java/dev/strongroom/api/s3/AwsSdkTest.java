package dev.strongroom.api.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.ListeningServer;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Sheet 04 §8: the AWS SDK for Java 2, unmodified, over plain HTTP, does its whole job. The
 * server's clock is not the client's: the first answer tells the client the time to sign by (sheet
 * 04 §2.7).
 */
class AwsSdkTest {
  private static final String BUCKET = "sdk-bucket";
  private static final List<String> ALL =
      List.of(
          "listBuckets",
          "listAllBucketNames",
          "readBuckets",
          "writeBuckets",
          "deleteBuckets",
          "listFiles",
          "readFiles",
          "writeFiles",
          "deleteFiles");

  @TempDir Path directory;
  private TestServer server;
  private ListeningServer listening;
  private S3Client key;
  private software.amazon.awssdk.services.s3.S3Client sdk;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(directory, InstantSource.system().instant());
    NativeClient owner = server.newAccount("owner@example.com");
    owner.createBucket(BUCKET, "allPrivate");
    key = S3Client.of(owner, ALL, List.of(), "");
    listening = ListeningServer.of(server);
    sdk = client(false);
  }

  @AfterEach
  void stop() {
    sdk.close();
    listening.close();
    server.close();
  }

  @Test
  void buckets() {
    sdk.createBucket(request -> request.bucket("sdk-other"));
    assertEquals(
        List.of(BUCKET, "sdk-other"),
        sdk.listBuckets().buckets().stream().map(bucket -> bucket.name()).toList());
    sdk.headBucket(request -> request.bucket("sdk-other"));
    sdk.deleteBucket(request -> request.bucket("sdk-other"));
    assertEquals(
        404,
        assertThrows(
                S3Exception.class, () -> sdk.headBucket(request -> request.bucket("sdk-other")))
            .statusCode());
  }

  /** Sheet 04 §2.7: a client whose clock is wrong is told the time, and signs again by it. */
  @Test
  void clientsCorrectTheirClocks() {
    server.clock().advance(Duration.ofHours(5));
    assertEquals(1, sdk.listBuckets().buckets().size());
    sdk.putObject(request -> request.bucket(BUCKET).key("a"), RequestBody.fromString("hello"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b+c", "ü/ä?#&=%", "a//b/./../c", "(a)'!*~;:@,$", "x%2Fy"})
  void namesOfEveryKind(String name) {
    sdk.putObject(
        request -> request.bucket(BUCKET).key(name).metadata(Map.of("k", "v")),
        RequestBody.fromString("hello"));
    ResponseBytes<GetObjectResponse> read =
        sdk.getObjectAsBytes(request -> request.bucket(BUCKET).key(name));
    assertEquals("hello", read.asUtf8String());
    assertEquals(Map.of("k", "v"), read.response().metadata());
    assertEquals(
        List.of(name),
        sdk.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
            .map(S3Object::key)
            .toList());
    sdk.deleteObject(request -> request.bucket(BUCKET).key(name));
    assertThrows(
        NoSuchKeyException.class,
        () -> sdk.getObjectAsBytes(request -> request.bucket(BUCKET).key(name)));
  }

  /** Over plain HTTP the SDK signs every chunk and the trailer. */
  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void uploadsInSignedChunks(ChecksumAlgorithm algorithm) {
    byte[] content = new byte[300_000];
    new java.util.SplittableRandom(1).nextBytes(content);
    for (boolean chunked : List.of(true, false)) {
      try (software.amazon.awssdk.services.s3.S3Client client = client(chunked)) {
        client.putObject(
            request -> request.bucket(BUCKET).key("a").checksumAlgorithm(algorithm),
            RequestBody.fromBytes(content));
        assertArrayEquals(
            content,
            client.getObjectAsBytes(request -> request.bucket(BUCKET).key("a")).asByteArray());
      }
    }
  }

  @Test
  void multipartAndCopies() {
    byte[] part = new byte[5 << 20];
    new java.util.SplittableRandom(2).nextBytes(part);
    String upload =
        sdk.createMultipartUpload(request -> request.bucket(BUCKET).key("large")).uploadId();
    String one =
        sdk.uploadPart(
                request -> request.bucket(BUCKET).key("large").uploadId(upload).partNumber(1),
                RequestBody.fromBytes(part))
            .eTag();
    sdk.putObject(request -> request.bucket(BUCKET).key("small"), RequestBody.fromString("end"));
    String two =
        sdk.uploadPartCopy(request ->
                request
                    .sourceBucket(BUCKET)
                    .sourceKey("small")
                    .copySourceRange("bytes=0-1")
                    .destinationBucket(BUCKET)
                    .destinationKey("large")
                    .uploadId(upload)
                    .partNumber(2))
            .copyPartResult()
            .eTag();
    sdk.completeMultipartUpload(request ->
        request
            .bucket(BUCKET)
            .key("large")
            .uploadId(upload)
            .multipartUpload(
                CompletedMultipartUpload.builder()
                    .parts(
                        CompletedPart.builder().partNumber(1).eTag(one).build(),
                        CompletedPart.builder().partNumber(2).eTag(two).build())
                    .build()));
    assertEquals(
        part.length + 2L,
        sdk.headObject(request -> request.bucket(BUCKET).key("large")).contentLength());
    sdk.copyObject(request ->
        request
            .sourceBucket(BUCKET)
            .sourceKey("large")
            .destinationBucket(BUCKET)
            .destinationKey("copy"));
    assertEquals(
        "en",
        sdk.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("copy").range("bytes=" + part.length + "-"))
            .asUtf8String());
  }

  @Test
  void versionsAndBulkDelete() {
    sdk.putObject(request -> request.bucket(BUCKET).key("a"), RequestBody.fromString("1"));
    sdk.putObject(request -> request.bucket(BUCKET).key("a"), RequestBody.fromString("2"));
    sdk.deleteObject(request -> request.bucket(BUCKET).key("a"));
    ListObjectVersionsResponse listed = sdk.listObjectVersions(request -> request.bucket(BUCKET));
    assertEquals(2, listed.versions().size());
    assertEquals(1, listed.deleteMarkers().size());
    assertTrue(listed.deleteMarkers().getFirst().isLatest());
    List<ObjectIdentifier> all =
        java.util.stream.Stream.concat(
                listed.versions().stream().map(version -> version.versionId()),
                listed.deleteMarkers().stream().map(marker -> marker.versionId()))
            .map(id -> ObjectIdentifier.builder().key("a").versionId(id).build())
            .toList();
    assertEquals(
        3,
        sdk.deleteObjects(
                request -> request.bucket(BUCKET).delete(Delete.builder().objects(all).build()))
            .deleted()
            .size());
    sdk.deleteBucket(request -> request.bucket(BUCKET));
  }

  private software.amazon.awssdk.services.s3.S3Client client(boolean chunkedEncoding) {
    return software.amazon.awssdk.services.s3.S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + listening.port()))
        .region(Region.of("us-east-1"))
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.signer().keyId(), key.signer().secret())))
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(chunkedEncoding)
                .build())
        .build();
  }
}
