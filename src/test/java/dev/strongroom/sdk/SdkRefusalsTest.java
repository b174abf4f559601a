package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentHandlers.B2ContentMemoryWriter;
import com.backblaze.b2.client.exceptions.B2BadRequestException;
import com.backblaze.b2.client.exceptions.B2Exception;
import com.backblaze.b2.client.exceptions.B2NotFoundException;
import com.backblaze.b2.client.structures.B2Bucket;
import com.backblaze.b2.client.structures.B2BucketDefaultRetention;
import com.backblaze.b2.client.structures.B2BucketReplicationConfiguration;
import com.backblaze.b2.client.structures.B2BucketServerSideEncryption;
import com.backblaze.b2.client.structures.B2CopyFileRequest;
import com.backblaze.b2.client.structures.B2CorsRule;
import com.backblaze.b2.client.structures.B2CreateBucketRequest;
import com.backblaze.b2.client.structures.B2DownloadByIdRequest;
import com.backblaze.b2.client.structures.B2FileRetention;
import com.backblaze.b2.client.structures.B2FileSseForRequest;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2GetBucketNotificationRulesRequest;
import com.backblaze.b2.client.structures.B2LegalHold;
import com.backblaze.b2.client.structures.B2LifecycleRule;
import com.backblaze.b2.client.structures.B2SetBucketNotificationRulesRequest;
import com.backblaze.b2.client.structures.B2StartLargeFileRequest;
import com.backblaze.b2.client.structures.B2UpdateBucketRequest;
import com.backblaze.b2.client.structures.B2UpdateFileLegalHoldRequest;
import com.backblaze.b2.client.structures.B2UpdateFileRetentionRequest;
import com.backblaze.b2.client.structures.B2UploadFileRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What docs/NOT-SUPPORTED.md lists comes out of the SDK as an exception that names it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkRefusalsTest {
  private static final B2FileRetention RETENTION =
      new B2FileRetention("governance", 4_000_000_000_000L);
  private static final B2FileSseForRequest CUSTOMER_KEY =
      B2FileSseForRequest.createSseCAes256(Base64.getEncoder().encodeToString(new byte[32]));

  private JavaSdk sdk;
  private B2StorageClient client;
  private B2Bucket bucket;
  private B2FileVersion file;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    sdk = JavaSdk.start(directory);
    client = sdk.client();
    bucket = client.createBucket("sdk-refusals", "allPrivate");
    file = sdk.upload(bucket.getBucketId(), "a", new byte[] {1});
  }

  @AfterAll
  void stop() {
    sdk.close();
  }

  @Test
  void settingsOfBuckets() throws Exception {
    B2BucketReplicationConfiguration replication =
        B2BucketReplicationConfiguration.createForDestination(Map.of("one", "two"));
    B2BucketServerSideEncryption encryption = B2BucketServerSideEncryption.createSseB2Aes256();
    List<B2LifecycleRule> lifecycle =
        List.of(B2LifecycleRule.builder("").setDaysFromHidingToDeleting(1).build());
    List<B2CorsRule> cors =
        List.of(
            B2CorsRule.builder("any", List.of("https"), Set.of("b2_download_file_by_name"), 60)
                .build());
    refused(
        "fileLockEnabled", () -> client.createBucket(newBucket().setFileLockEnabled(true).build()));
    refused(
        "lifecycleRules",
        () -> client.createBucket(newBucket().setLifecycleRules(lifecycle).build()));
    refused("corsRules", () -> client.createBucket(newBucket().setCorsRules(cors).build()));
    refused(
        "defaultServerSideEncryption",
        () -> client.createBucket(newBucket().setDefaultServerSideEncryption(encryption).build()));
    refused(
        "replicationConfiguration",
        () -> client.createBucket(newBucket().setReplicationConfiguration(replication).build()));
    refused(
        "fileLockEnabled", () -> client.updateBucket(update().setFileLockEnabled(true).build()));
    refused(
        "lifecycleRules", () -> client.updateBucket(update().setLifecycleRules(lifecycle).build()));
    refused("corsRules", () -> client.updateBucket(update().setCorsRules(cors).build()));
    refused(
        "defaultRetention",
        () ->
            client.updateBucket(
                update()
                    .setDefaultRetention(new B2BucketDefaultRetention("governance", 1, "days"))
                    .build()));
    refused(
        "defaultServerSideEncryption",
        () -> client.updateBucket(update().setDefaultServerSideEncryption(encryption).build()));
    refused(
        "replicationConfiguration",
        () -> client.updateBucket(update().setReplicationConfiguration(replication).build()));
    assertEquals(List.of(bucket), client.buckets());
  }

  @Test
  void settingsOfUploads() throws Exception {
    refused("X-Bz-File-Retention-Mode", () -> upload(newFile().setFileRetention(RETENTION)));
    refused("X-Bz-File-Legal-Hold", () -> upload(newFile().setLegalHold(B2LegalHold.ON)));
    refused(
        "X-Bz-Server-Side-Encryption",
        () -> upload(newFile().setServerSideEncryption(B2FileSseForRequest.createSseB2Aes256())));
    refused(
        "X-Bz-Server-Side-Encryption-Customer-",
        () -> upload(newFile().setServerSideEncryption(CUSTOMER_KEY)));
    B2BadRequestException timestamp =
        assertThrows(
            B2BadRequestException.class, () -> upload(newFile().setCustomUploadTimestamp(1000L)));
    assertEquals("custom_timestamp_not_allowed", timestamp.getCode());
    refused(
        "fileRetention", () -> client.startLargeFile(large().setFileRetention(RETENTION).build()));
    refused("legalHold", () -> client.startLargeFile(large().setLegalHold(B2LegalHold.ON).build()));
    refused(
        "serverSideEncryption",
        () -> client.startLargeFile(large().setServerSideEncryption(CUSTOMER_KEY).build()));
    refused(
        "fileRetention", () -> client.copySmallFile(copy().setFileRetention(RETENTION).build()));
    refused("legalHold", () -> client.copySmallFile(copy().setLegalHold(B2LegalHold.ON).build()));
    refused(
        "destinationServerSideEncryption",
        () ->
            client.copySmallFile(copy().setDestinationServerSideEncryption(CUSTOMER_KEY).build()));
    refused(
        "sourceServerSideEncryption",
        () -> client.copySmallFile(copy().setSourceServerSideEncryption(CUSTOMER_KEY).build()));
    assertEquals(List.of("a"), JavaSdk.names(client.fileVersions(bucket.getBucketId())));
  }

  @Test
  void keysOfCustomersOnDownloads() {
    refused(
        "X-Bz-Server-Side-Encryption-Customer-",
        () ->
            client.downloadById(
                B2DownloadByIdRequest.builder(file.getFileId())
                    .setServerSideEncryption(CUSTOMER_KEY)
                    .build(),
                B2ContentMemoryWriter.build()));
  }

  @Test
  void operationsThatAreNotThere() {
    missing(
        "b2_update_file_legal_hold",
        () ->
            client.updateFileLegalHold(
                B2UpdateFileLegalHoldRequest.builder("a", file.getFileId(), B2LegalHold.ON)
                    .build()));
    missing(
        "b2_update_file_retention",
        () ->
            client.updateFileRetention(
                B2UpdateFileRetentionRequest.builder("a", file.getFileId(), RETENTION).build()));
    String bucketId = bucket.getBucketId();
    missing("b2_get_bucket_notification_rules", () -> client.getBucketNotificationRules(bucketId));
    missing(
        "b2_get_bucket_notification_rules",
        () ->
            client.getBucketNotificationRules(
                B2GetBucketNotificationRulesRequest.builder(bucketId).build()));
    missing(
        "b2_set_bucket_notification_rules",
        () -> client.setBucketNotificationRules(bucketId, List.of()));
    missing(
        "b2_set_bucket_notification_rules",
        () ->
            client.setBucketNotificationRules(
                B2SetBucketNotificationRulesRequest.builder(bucketId, List.of()).build()));
  }

  private void upload(B2UploadFileRequest.Builder request) throws B2Exception {
    client.uploadSmallFile(request.build());
  }

  private B2UploadFileRequest.Builder newFile() {
    return JavaSdk.uploadRequest(bucket.getBucketId(), "b", new byte[] {1});
  }

  private B2StartLargeFileRequest.Builder large() {
    return B2StartLargeFileRequest.builder(bucket.getBucketId(), "b", "b2/x-auto");
  }

  private B2CopyFileRequest.Builder copy() {
    return B2CopyFileRequest.builder(file.getFileId(), "b");
  }

  private B2UpdateBucketRequest.Builder update() {
    return B2UpdateBucketRequest.builder(bucket);
  }

  private static B2CreateBucketRequest.Builder newBucket() {
    return B2CreateBucketRequest.builder("sdk-refused", "allPrivate");
  }

  private static void refused(String what, Executable call) {
    B2BadRequestException refusal = assertThrows(B2BadRequestException.class, call, what);
    assertEquals("bad_request", refusal.getCode());
    assertTrue(
        refusal.getMessage().startsWith(what)
            && refusal.getMessage().endsWith(" is not supported by this server"),
        refusal::getMessage);
  }

  private static void missing(String operation, Executable call) {
    B2NotFoundException refusal = assertThrows(B2NotFoundException.class, call, operation);
    assertEquals("not_found", refusal.getCode());
    assertEquals(operation + " is not an operation of this server", refusal.getMessage());
  }
}
