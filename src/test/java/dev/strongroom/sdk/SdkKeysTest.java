package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentHandlers.B2ContentMemoryWriter;
import com.backblaze.b2.client.exceptions.B2BadRequestException;
import com.backblaze.b2.client.exceptions.B2RuntimeException;
import com.backblaze.b2.client.exceptions.B2UnauthorizedException;
import com.backblaze.b2.client.structures.B2AccountAuthorization;
import com.backblaze.b2.client.structures.B2ApplicationKey;
import com.backblaze.b2.client.structures.B2CreateKeyRequest;
import com.backblaze.b2.client.structures.B2CreatedApplicationKey;
import com.backblaze.b2.client.structures.B2DeleteKeyRequest;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2ListBucketsRequest;
import com.backblaze.b2.client.structures.B2ListFileNamesRequest;
import com.backblaze.b2.client.structures.B2ListKeysRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Application keys and sign-ins by the SDK. */
class SdkKeysTest {
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
  void keysAreMadeListedInPagesAndDeleted() throws Exception {
    String bucket = client.createBucket("sdk-keys", "allPrivate").getBucketId();
    Set<String> capabilities = new TreeSet<>(List.of("listFiles", "readFiles"));
    B2CreatedApplicationKey limited =
        client.createKey(
            B2CreateKeyRequest.builder(capabilities, "limited")
                .setBucketId(bucket)
                .setNamePrefix("public/")
                .setValidDurationInSeconds(3600L)
                .build());
    assertEquals(capabilities, limited.getCapabilities());
    assertEquals(bucket, limited.getBucketId());
    assertEquals("public/", limited.getNamePrefix());
    assertEquals(sdk.server().clock().millis() + 3_600_000, limited.getExpirationTimestamp());
    List<String> ids = new ArrayList<>(List.of(limited.getApplicationKeyId()));
    for (String name : List.of("two", "three")) {
      ids.add(key(name, "listFiles").getApplicationKeyId());
    }
    assertEquals(ids, ids(client.applicationKeys()));
    assertEquals(
        ids.subList(1, 3),
        ids(
            client.applicationKeys(
                B2ListKeysRequest.builder()
                    .setStartApplicationKeyId(ids.get(1))
                    .setMaxKeyCount(1)
                    .build())));
    B2ApplicationKey deleted = client.deleteKey(B2DeleteKeyRequest.builder(ids.getFirst()).build());
    assertEquals("limited", deleted.getKeyName());
    assertEquals(ids.subList(1, 3), ids(client.applicationKeys()));
    assertThrows(
        B2BadRequestException.class,
        () -> client.deleteKey(B2DeleteKeyRequest.builder(ids.getFirst()).build()));
  }

  @Test
  void aLimitedKeyDoesJustThatAndIsDeadOnceItIsDeleted() throws Exception {
    String mine = client.createBucket("sdk-mine", "allPrivate").getBucketId();
    String other = client.createBucket("sdk-other", "allPrivate").getBucketId();
    B2FileVersion inside = sdk.upload(mine, "public/one", new byte[] {1, 2});
    B2FileVersion others = sdk.upload(other, "public/one", new byte[] {3});
    B2CreatedApplicationKey key =
        client.createKey(
            B2CreateKeyRequest.builder(
                    new TreeSet<>(List.of("listBuckets", "listFiles", "readFiles")), "reader")
                .setBucketId(mine)
                .setNamePrefix("public/")
                .build());
    try (B2StorageClient reader = sdk.client(key.getApplicationKeyId(), key.getApplicationKey())) {
      B2AccountAuthorization authorization = reader.getAccountAuthorization();
      assertEquals(mine, authorization.getAllowed().getBucketId());
      assertEquals("sdk-mine", authorization.getAllowed().getBucketName());
      assertEquals("public/", authorization.getAllowed().getNamePrefix());
      B2ContentMemoryWriter back = B2ContentMemoryWriter.build();
      reader.downloadById(inside.getFileId(), back);
      assertArrayEquals(new byte[] {1, 2}, back.getBytes());
      assertEquals(
          List.of("public/one"),
          JavaSdk.names(
              reader.fileNames(B2ListFileNamesRequest.builder(mine).setPrefix("public/").build())));
      B2RuntimeException outside =
          assertThrows(B2RuntimeException.class, () -> reader.fileNames(mine).iterator().next());
      assertInstanceOf(B2UnauthorizedException.class, outside.getCause());
      assertUnauthorized(
          () -> reader.downloadById(others.getFileId(), B2ContentMemoryWriter.build()));
      assertUnauthorized(() ->
          reader.uploadSmallFile(JavaSdk.uploadRequest(mine, "public/two", new byte[0]).build()));
      assertUnauthorized(() -> reader.createBucket("sdk-third", "allPrivate"));
      assertUnauthorized(reader::listBuckets);
      assertEquals(
          1,
          reader
              .listBuckets(
                  B2ListBucketsRequest.builder(reader.getAccountId()).setBucketId(mine).build())
              .getBuckets()
              .size());
      client.deleteKey(B2DeleteKeyRequest.builder(key.getApplicationKeyId()).build());
      assertUnauthorized(
          () -> reader.downloadById(inside.getFileId(), B2ContentMemoryWriter.build()));
    }
  }

  /** The SDK keeps its token, signs in again when that is too old, or when it is told to. */
  @Test
  void theSignInIsKeptAndRenewed() throws Exception {
    B2AccountAuthorization first = client.getAccountAuthorization();
    assertEquals(first, client.getAccountAuthorization());
    assertEquals(sdk.server().endpoints().api(), first.getApiUrl());
    assertEquals(sdk.server().endpoints().download(), first.getDownloadUrl());
    assertEquals(sdk.server().endpoints().s3(), first.getS3ApiUrl());
    client.invalidateAccountAuthorization();
    B2AccountAuthorization second = client.getAccountAuthorization();
    assertNotEquals(first.getAuthorizationToken(), second.getAuthorizationToken());
    sdk.server().clock().advance(Duration.ofHours(24));
    assertEquals(List.of(), client.buckets());
    assertNotEquals(
        second.getAuthorizationToken(), client.getAccountAuthorization().getAuthorizationToken());
  }

  @Test
  void wrongSecretsAreRefusedAtOnce() throws Exception {
    B2CreatedApplicationKey one = key("one", "listFiles");
    B2CreatedApplicationKey two = key("two", "listFiles");
    try (B2StorageClient mixed = sdk.client(one.getApplicationKeyId(), two.getApplicationKey())) {
      B2UnauthorizedException refused =
          assertThrows(B2UnauthorizedException.class, mixed::getAccountAuthorization);
      assertEquals("unauthorized", refused.getCode());
      assertTrue(refused.getMessage().isEmpty(), refused::getMessage);
    }
  }

  private B2CreatedApplicationKey key(String name, String capability) throws Exception {
    return client.createKey(
        B2CreateKeyRequest.builder(new TreeSet<>(List.of(capability)), name).build());
  }

  private static void assertUnauthorized(Executable call) {
    assertThrows(B2UnauthorizedException.class, call);
  }

  private static List<String> ids(Iterable<B2ApplicationKey> keys) {
    List<String> ids = new ArrayList<>();
    keys.forEach(key -> ids.add(key.getApplicationKeyId()));
    return ids;
  }
}
