package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentSources.B2FileContentSource;
import com.backblaze.b2.client.exceptions.B2BadRequestException;
import com.backblaze.b2.client.exceptions.B2NotFoundException;
import com.backblaze.b2.client.structures.B2CopyFileRequest;
import com.backblaze.b2.client.structures.B2DeleteFileVersionRequest;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2GetFileInfoByNameRequest;
import com.backblaze.b2.client.structures.B2GetFileInfoRequest;
import com.backblaze.b2.client.structures.B2GetUploadUrlRequest;
import com.backblaze.b2.client.structures.B2HideFileRequest;
import com.backblaze.b2.client.structures.B2UploadFileRequest;
import com.backblaze.b2.client.structures.B2UploadProgress;
import com.backblaze.b2.client.structures.B2UploadState;
import com.backblaze.b2.client.structures.B2UploadUrlResponse;
import com.backblaze.b2.util.B2ByteRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Small files by the SDK: up, copied, looked at, hidden, deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkSmallFilesTest {
  private static final String ODD_NAME = "folder one/ü+z & %41 \uD83D\uDE00.txt";
  private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

  private Path directory;
  private JavaSdk sdk;
  private B2StorageClient client;
  private String bucket;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    sdk = JavaSdk.start(temporary);
    client = sdk.client();
    bucket = client.createBucket("sdk-small-files", "allPrivate").getBucketId();
  }

  @AfterAll
  void stop() {
    sdk.close();
  }

  @Test
  void aFileKeepsItsNameItsFieldsAndItsTypes() throws Exception {
    List<B2UploadProgress> progress = Collections.synchronizedList(new ArrayList<>());
    B2FileVersion uploaded =
        client.uploadSmallFile(
            JavaSdk.uploadRequest(bucket, ODD_NAME, CONTENT)
                .setCustomField("src_last_modified_millis", "1700000000000")
                .setCustomField("color", "ü + blue")
                .setListener(progress::add)
                .build());
    assertEquals(ODD_NAME, uploaded.getFileName());
    assertEquals("text/plain", uploaded.getContentType());
    assertEquals(CONTENT.length, uploaded.getContentLength());
    assertTrue(uploaded.isUpload());
    assertEquals(B2UploadState.SUCCEEDED, progress.getLast().getState());
    B2FileVersion info = client.getFileInfo(uploaded.getFileId());
    assertEquals(uploaded, info);
    assertEquals(
        Map.of("src_last_modified_millis", "1700000000000", "color", "ü + blue"),
        info.getFileInfo());
    assertEquals(
        info, client.getFileInfo(B2GetFileInfoRequest.builder(uploaded.getFileId()).build()));
    assertArrayEquals(CONTENT, sdk.content(uploaded.getFileId()));
  }

  @Test
  void infoByNameIsReadFromTheHeaders() throws Exception {
    B2FileVersion uploaded =
        client.uploadSmallFile(
            JavaSdk.uploadRequest(bucket, "by name/ü+z.txt", CONTENT)
                .setCustomField("color", "ü + blue")
                .build());
    B2FileVersion byName = client.getFileInfoByName("sdk-small-files", "by name/ü+z.txt");
    assertEquals(uploaded.getFileId(), byName.getFileId());
    assertEquals(uploaded.getFileName(), byName.getFileName());
    assertEquals(uploaded.getContentSha1(), byName.getContentSha1());
    assertEquals(uploaded.getUploadTimestamp(), byName.getUploadTimestamp());
    assertEquals(uploaded.getFileInfo(), byName.getFileInfo());
    assertEquals(
        byName,
        client.getFileInfoByName(
            B2GetFileInfoByNameRequest.builder("sdk-small-files", "by name/ü+z.txt").build()));
    assertThrows(
        B2NotFoundException.class,
        () -> client.getFileInfoByName("sdk-small-files", "by name/nothing"));
  }

  @Test
  void aFileOfTheDiskAndAnEmptyOneGoUp() throws Exception {
    Path file = Files.write(directory.resolve("content.bin"), new byte[300_000]);
    B2FileVersion uploaded =
        client.uploadSmallFile(
            B2UploadFileRequest.builder(
                    bucket,
                    "from disk.bin",
                    "application/octet-stream",
                    B2FileContentSource.build(file.toFile()))
                .build());
    assertArrayEquals(new byte[300_000], sdk.content(uploaded.getFileId()));
    B2FileVersion empty = sdk.upload(bucket, "empty", new byte[0]);
    assertArrayEquals(new byte[0], sdk.content(empty.getFileId()));
  }

  @Test
  void aCopyKeepsOrReplacesWhatItsSourceSays() throws Exception {
    String other = client.createBucket("sdk-copies", "allPrivate").getBucketId();
    B2FileVersion source =
        client.uploadSmallFile(
            JavaSdk.uploadRequest(bucket, "source.txt", CONTENT)
                .setCustomField("color", "blue")
                .build());
    B2FileVersion same =
        client.copySmallFile(B2CopyFileRequest.builder(source.getFileId(), "same.txt").build());
    assertEquals(source.getContentSha1(), same.getContentSha1());
    assertEquals(source.getFileInfo(), same.getFileInfo());
    B2FileVersion part =
        client.copySmallFile(
            B2CopyFileRequest.builder(source.getFileId(), "part.html")
                .setDestinationBucketId(other)
                .setRange(B2ByteRange.between(2, 4))
                .setMetadataDirective(B2CopyFileRequest.REPLACE_METADATA_DIRECTIVE)
                .setContentType("text/html")
                .setFileInfo(Map.of("color", "red"))
                .build());
    assertEquals("text/html", part.getContentType());
    assertEquals(Map.of("color", "red"), part.getFileInfo());
    assertArrayEquals("234".getBytes(StandardCharsets.UTF_8), sdk.content(part.getFileId()));
    assertEquals(List.of("part.html"), JavaSdk.names(client.fileNames(other)));
  }

  @Test
  void hiddenAndDeletedFilesAreGone() throws Exception {
    String hidden = client.createBucket("sdk-hidden", "allPrivate").getBucketId();
    B2FileVersion one = sdk.upload(hidden, "one", CONTENT);
    B2FileVersion two = sdk.upload(hidden, "two", CONTENT);
    B2FileVersion marker = client.hideFile(hidden, "one");
    assertTrue(marker.isHide());
    assertTrue(client.hideFile(B2HideFileRequest.builder(hidden, "two").build()).isHide());
    assertEquals(List.of(), JavaSdk.names(client.fileNames(hidden)));
    client.deleteFileVersion(marker);
    assertEquals(List.of("one"), JavaSdk.names(client.fileNames(hidden)));
    client.deleteFileVersion("one", one.getFileId());
    client.deleteFileVersion(B2DeleteFileVersionRequest.builder("two", two.getFileId()).build());
    B2BadRequestException gone =
        assertThrows(B2BadRequestException.class, () -> client.deleteFileVersion(two));
    assertEquals("file_not_present", gone.getCode());
    B2BadRequestException nothing =
        assertThrows(B2BadRequestException.class, () -> client.hideFile(hidden, "none"));
    assertEquals("no_such_file", nothing.getCode());
  }

  /** The SDK takes what is visible for all that there is: hidden and older versions stay. */
  @Test
  void allFilesThatTheSdkSeesAreDeleted() throws Exception {
    String full = client.createBucket("sdk-full", "allPrivate").getBucketId();
    sdk.upload(full, "one", CONTENT);
    sdk.upload(full, "two", CONTENT);
    client.deleteAllFilesInBucket(full);
    assertEquals(List.of(), JavaSdk.names(client.fileVersions(full)));
  }

  @Test
  void anUploadUrlIsUsedAsItIs() throws Exception {
    B2UploadUrlResponse url = client.getUploadUrl(B2GetUploadUrlRequest.builder(bucket).build());
    assertEquals(bucket, url.getBucketId());
    for (String name : List.of("by url 1", "by url 2")) {
      B2FileVersion uploaded =
          client
              .getWebifier()
              .uploadFile(url, JavaSdk.uploadRequest(bucket, name, CONTENT).build());
      assertArrayEquals(CONTENT, sdk.content(uploaded.getFileId()));
    }
  }
}
