package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.backblaze.b2.client.B2ClientConfig;
import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentHandlers.B2ContentMemoryWriter;
import com.backblaze.b2.client.contentSources.B2ByteArrayContentSource;
import com.backblaze.b2.client.exceptions.B2Exception;
import com.backblaze.b2.client.exceptions.B2NotFoundException;
import com.backblaze.b2.client.exceptions.B2UnauthorizedException;
import com.backblaze.b2.client.structures.B2Bucket;
import com.backblaze.b2.client.structures.B2CopyFileRequest;
import com.backblaze.b2.client.structures.B2CreateKeyRequest;
import com.backblaze.b2.client.structures.B2CreatedApplicationKey;
import com.backblaze.b2.client.structures.B2DeleteKeyRequest;
import com.backblaze.b2.client.structures.B2DownloadAuthorization;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2GetDownloadAuthorizationRequest;
import com.backblaze.b2.client.structures.B2UploadFileRequest;
import com.backblaze.b2.client.webApiHttpClient.B2StorageHttpClientBuilder;
import com.backblaze.b2.client.webApiHttpClient.HttpClientFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backblaze's own SDK for Java, unmodified, does its job against the emulator (sheet 08 §3.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialJavaClientTest {
  private static final String ODD_NAME = "folder one/ü+z & %41 \uD83D\uDE00.txt";

  private Launched emulator;
  private String url;
  private B2StorageClient client;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    emulator = Launched.in(directory, "dev", "--port", "0", "--console-port", "0");
    Native.Answer ready = new Native.Answer(200, emulator.nextLine(), "");
    url = ready.text("apiUrl");
    client = client(ready.text("applicationKeyId"), ready.text("applicationKey"));
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    emulator.close();
  }

  @Test
  void smallFilesGoUpAndComeBackUnderTheirNames() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-small-files", "allPrivate");
    byte[] content = "some bytes".getBytes(StandardCharsets.UTF_8);
    B2FileVersion uploaded = upload(client, bucket, ODD_NAME, content);
    assertEquals(ODD_NAME, uploaded.getFileName());
    assertEquals("text/plain", uploaded.getContentType());
    B2ContentMemoryWriter byId = B2ContentMemoryWriter.build();
    client.downloadById(uploaded.getFileId(), byId);
    assertArrayEquals(content, byId.getBytes());
    B2ContentMemoryWriter byName = B2ContentMemoryWriter.build();
    client.downloadByName("sdk-small-files", ODD_NAME, byName);
    assertArrayEquals(content, byName.getBytes());
    assertEquals(uploaded.getFileId(), client.getFileInfo(uploaded.getFileId()).getFileId());
    assertEquals(
        uploaded.getFileId(), client.getFileInfoByName("sdk-small-files", ODD_NAME).getFileId());
    B2FileVersion copy =
        client.copySmallFile(
            B2CopyFileRequest.builder(uploaded.getFileId(), "the copy.txt").build());
    assertEquals(uploaded.getContentSha1(), copy.getContentSha1());
    client.hideFile(bucket.getBucketId(), ODD_NAME);
    assertEquals(List.of("the copy.txt"), names(bucket));
    assertThrows(
        B2NotFoundException.class,
        () -> client.downloadByName("sdk-small-files", ODD_NAME, B2ContentMemoryWriter.build()));
    for (B2FileVersion version : client.fileVersions(bucket.getBucketId())) {
      client.deleteFileVersion(version);
    }
    client.deleteBucket(bucket.getBucketId());
    assertEquals(null, client.getBucketOrNullByName("sdk-small-files"));
  }

  @Test
  void largeFilesAreJoinedFromTheirParts() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-large-files", "allPrivate");
    byte[] content = new byte[11_000_001];
    new Random(1).nextBytes(content);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      B2FileVersion large =
          client.uploadLargeFile(
              B2UploadFileRequest.builder(
                      bucket.getBucketId(),
                      "large.bin",
                      "b2/x-auto",
                      B2ByteArrayContentSource.build(content))
                  .build(),
              threads);
      B2ContentMemoryWriter back = B2ContentMemoryWriter.build();
      client.downloadById(large.getFileId(), back);
      assertArrayEquals(content, back.getBytes());
    }
  }

  @Test
  void listingsOfManyPagesAreWhole() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-many-files", "allPrivate");
    TreeSet<String> uploaded = new TreeSet<>();
    for (int number = 0; number < 130; number++) {
      String name = "file-" + number;
      B2FileVersion unused = upload(client, bucket, name, new byte[] {1});
      uploaded.add(name);
    }
    assertEquals(List.copyOf(uploaded), names(bucket));
  }

  @Test
  void aKeyForOneBucketDoesJustThatAndIsDeadOnceItIsDeleted() throws Exception {
    B2Bucket mine = client.createBucket("sdk-key-bucket", "allPrivate");
    B2Bucket other = client.createBucket("sdk-key-other", "allPrivate");
    B2FileVersion inside = upload(client, mine, "public/one", new byte[] {1, 2});
    B2FileVersion outside = upload(client, other, "public/one", new byte[] {3});
    B2CreatedApplicationKey key =
        client.createKey(
            B2CreateKeyRequest.builder(new TreeSet<>(List.of("listFiles", "readFiles")), "reader")
                .setBucketId(mine.getBucketId())
                .setNamePrefix("public/")
                .build());
    try (B2StorageClient reader = client(key.getApplicationKeyId(), key.getApplicationKey())) {
      B2ContentMemoryWriter back = B2ContentMemoryWriter.build();
      reader.downloadById(inside.getFileId(), back);
      assertArrayEquals(new byte[] {1, 2}, back.getBytes());
      assertThrows(
          B2UnauthorizedException.class,
          () -> reader.downloadById(outside.getFileId(), B2ContentMemoryWriter.build()));
      assertThrows(
          B2UnauthorizedException.class, () -> upload(reader, mine, "public/two", new byte[0]));
      client.deleteKey(B2DeleteKeyRequest.builder(key.getApplicationKeyId()).build());
      assertThrows(
          B2Exception.class,
          () -> reader.downloadById(inside.getFileId(), B2ContentMemoryWriter.build()));
    }
  }

  @Test
  void aDownloadAuthorizationIsMade() throws Exception {
    B2Bucket bucket = client.createBucket("sdk-shared-files", "allPrivate");
    B2DownloadAuthorization authorization =
        client.getDownloadAuthorization(
            B2GetDownloadAuthorizationRequest.builder(bucket.getBucketId(), "shared/", 60).build());
    assertEquals("shared/", authorization.getFileNamePrefix());
  }

  private static B2FileVersion upload(
      B2StorageClient with, B2Bucket bucket, String name, byte[] content) throws B2Exception {
    return with.uploadSmallFile(
        B2UploadFileRequest.builder(
                bucket.getBucketId(), name, "b2/x-auto", B2ByteArrayContentSource.build(content))
            .setCustomField("src_last_modified_millis", "1700000000000")
            .build());
  }

  private List<String> names(B2Bucket bucket) throws B2Exception {
    List<String> names = new ArrayList<>();
    for (B2FileVersion version : client.fileNames(bucket.getBucketId())) {
      names.add(version.getFileName());
    }
    return names;
  }

  private B2StorageClient client(String keyId, String key) {
    return B2StorageHttpClientBuilder.builder(
            B2ClientConfig.builder(keyId, key, "strongroom-test/1.0").setMasterUrl(url).build())
        .setHttpClientFactory(HttpClientFactoryImpl.builder().setSupportInsecureHttp(true).build())
        .build();
  }
}
