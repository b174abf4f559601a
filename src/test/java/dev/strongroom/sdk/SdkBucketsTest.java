package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.exceptions.B2BadRequestException;
import com.backblaze.b2.client.exceptions.B2Exception;
import com.backblaze.b2.client.structures.B2Bucket;
import com.backblaze.b2.client.structures.B2CreateBucketRequest;
import com.backblaze.b2.client.structures.B2DeleteBucketRequest;
import com.backblaze.b2.client.structures.B2ListBucketsRequest;
import com.backblaze.b2.client.structures.B2UpdateBucketRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets by the SDK. */
class SdkBucketsTest {
  @TempDir Path directory;
  private JavaSdk sdk;
  private B2StorageClient client;

  @BeforeEach
  void start() {
    sdk = JavaSdk.start(directory);
    client = sdk.client();
  }

  @AfterEach
  void stop() {
    sdk.close();
  }

  @Test
  void bucketsAreMadeListedFoundAndDeleted() throws Exception {
    B2Bucket one = client.createBucket("sdk-bucket-1", "allPrivate");
    B2Bucket two =
        client.createBucket(
            B2CreateBucketRequest.builder("sdk-bucket-2", "allPublic")
                .setBucketInfo(Map.of("color", "blue"))
                .build());
    assertEquals(client.getAccountId(), one.getAccountId());
    assertEquals(Map.of("color", "blue"), two.getBucketInfo());
    assertTrue(one.isClientAuthorizedToReadFileLockConfiguration());
    assertEquals(List.of(one, two), client.buckets());
    assertEquals(List.of(one, two), client.listBuckets().getBuckets());
    assertEquals(
        List.of(two),
        client
            .listBuckets(
                B2ListBucketsRequest.builder(client.getAccountId())
                    .setBucketTypes(Set.of("allPublic"))
                    .build())
            .getBuckets());
    assertEquals(
        List.of(one),
        client
            .listBuckets(
                B2ListBucketsRequest.builder(client.getAccountId())
                    .setBucketId(one.getBucketId())
                    .build())
            .getBuckets());
    assertEquals(one, client.getBucketOrNullByName("sdk-bucket-1"));
    assertNull(client.getBucketOrNullByName("sdk-bucket-3"));
    assertEquals(one.getBucketId(), client.deleteBucket(one.getBucketId()).getBucketId());
    client.deleteBucket(B2DeleteBucketRequest.builder(two.getBucketId()).build());
    assertEquals(List.of(), client.buckets());
  }

  @Test
  void namesAreTakenOnceAndFullBucketsStay() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-bucket-1", "allPrivate");
    B2BadRequestException taken =
        assertThrows(
            B2BadRequestException.class, () -> client.createBucket("SDK-Bucket-1", "allPrivate"));
    assertEquals("duplicate_bucket_name", taken.getCode());
    sdk.upload(bucket.getBucketId(), "a", new byte[] {1});
    B2BadRequestException full =
        assertThrows(B2BadRequestException.class, () -> client.deleteBucket(bucket.getBucketId()));
    assertEquals("cannot_delete_non_empty_bucket", full.getCode());
  }

  /** Sheet 02 §3.3: the SDK sends the revision of the bucket that it was given. */
  @Test
  void anUpdateOfAnOldRevisionIsAConflict() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-bucket-1", "allPrivate");
    B2Bucket updated =
        client.updateBucket(
            B2UpdateBucketRequest.builder(bucket)
                .setBucketType("allPublic")
                .setBucketInfo(Map.of("color", "red"))
                .build());
    assertEquals("allPublic", updated.getBucketType());
    assertEquals(Map.of("color", "red"), updated.getBucketInfo());
    assertEquals(bucket.getRevision() + 1, updated.getRevision());
    B2Exception conflict =
        assertThrows(
            B2Exception.class,
            () ->
                client.updateBucket(
                    B2UpdateBucketRequest.builder(bucket).setBucketType("allPrivate").build()));
    assertEquals(409, conflict.getStatus());
    assertEquals("conflict", conflict.getCode());
    assertEquals(updated, client.getBucketOrNullByName("sdk-bucket-1"));
  }
}
