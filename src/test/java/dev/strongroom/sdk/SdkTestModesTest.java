package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.exceptions.B2ForbiddenException;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2TestMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK bears what the emulator's test modes do to it (sheet 02 §19). */
class SdkTestModesTest {
  @TempDir Path directory;
  private JavaSdk sdk;
  private String bucket;

  @BeforeEach
  void start() throws Exception {
    sdk = JavaSdk.start(directory);
    bucket = sdk.client().createBucket("sdk-test-modes", "allPrivate").getBucketId();
  }

  @AfterEach
  void stop() {
    sdk.close();
  }

  @Test
  void someUploadsFailAndAllAreMade() throws Exception {
    ImmediateRetries retries = new ImmediateRetries();
    try (B2StorageClient client = sdk.client(B2TestMode.FAIL_SOME_UPLOADS, retries)) {
      for (int number = 0; number < 20; number++) {
        byte[] content = ("content " + number).getBytes(StandardCharsets.UTF_8);
        B2FileVersion uploaded =
            client.uploadSmallFile(
                JavaSdk.uploadRequest(bucket, "file " + number, content).build());
        assertArrayEquals(content, sdk.content(uploaded.getFileId()));
      }
    }
    assertEquals(20, JavaSdk.names(sdk.client().fileVersions(bucket)).size());
    assertTrue(retries.failures() >= 4, () -> retries.failures() + " failures");
  }

  @Test
  void someTokensExpireAndNobodyNotices() throws Exception {
    String fileId = sdk.upload(bucket, "a", new byte[] {1}).getFileId();
    ImmediateRetries retries = new ImmediateRetries();
    Set<String> tokens = new HashSet<>();
    try (B2StorageClient client =
        sdk.client(B2TestMode.EXPIRE_SOME_ACCOUNT_AUTHORIZATION_TOKENS, retries)) {
      for (int number = 0; number < 40; number++) {
        assertEquals("a", client.getFileInfo(fileId).getFileName());
        tokens.add(client.getAccountAuthorization().getAuthorizationToken());
      }
    }
    assertTrue(tokens.size() >= 3, () -> tokens.size() + " tokens");
    assertEquals(tokens.size() - 1, retries.failures());
  }

  @Test
  void theCapIsExceeded() throws Exception {
    String fileId = sdk.upload(bucket, "a", new byte[] {1}).getFileId();
    try (B2StorageClient client =
        sdk.client(B2TestMode.FORCE_CAP_EXCEEDED, new ImmediateRetries())) {
      B2ForbiddenException exceeded =
          assertThrows(
              B2ForbiddenException.class,
              () ->
                  client.uploadSmallFile(
                      JavaSdk.uploadRequest(bucket, "b", new byte[] {1}).build()));
      assertEquals("cap_exceeded", exceeded.getCode());
      assertEquals("a", client.getFileInfo(fileId).getFileName());
    }
  }
}
