package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2ListFileNamesRequest;
import com.backblaze.b2.client.structures.B2ListFileVersionsRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Listings by the SDK, which follows their pages by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkListingsTest {
  private static final byte[] CONTENT = {1};

  private JavaSdk sdk;
  private B2StorageClient client;
  private String bucket;
  private B2FileVersion older;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    sdk = JavaSdk.start(directory);
    client = sdk.client();
    bucket = client.createBucket("sdk-listings", "allPrivate").getBucketId();
    older = sdk.upload(bucket, "photos/cats/1", CONTENT);
    for (String name : List.of("photos/cats/1", "photos/cats/2", "photos/dogs/1", "readme", "z")) {
      sdk.upload(bucket, name, CONTENT);
    }
    client.hideFile(bucket, "z");
  }

  @AfterAll
  void stop() {
    sdk.close();
  }

  @Test
  void namesOfManyPagesAreWhole() throws Exception {
    String many = client.createBucket("sdk-many-files", "allPrivate").getBucketId();
    TreeSet<String> uploaded = new TreeSet<>();
    for (int number = 0; number < 130; number++) {
      uploaded.add(sdk.upload(many, "file-" + number, CONTENT).getFileName());
    }
    assertEquals(List.copyOf(uploaded), JavaSdk.names(client.fileNames(many)));
  }

  @Test
  void namesBeginWhereAndGoAsFarAsIsAsked() throws Exception {
    assertEquals(
        List.of("photos/cats/1", "photos/cats/2", "photos/dogs/1", "readme"),
        JavaSdk.names(client.fileNames(bucket)));
    assertEquals(
        List.of("photos/cats/2", "photos/dogs/1"),
        JavaSdk.names(
            client.fileNames(
                B2ListFileNamesRequest.builder(bucket)
                    .setPrefix("photos/")
                    .setStartFileName("photos/cats/2")
                    .setMaxFileCount(1)
                    .build())));
  }

  @Test
  void foldersAreRowsOfTheirOwn() throws Exception {
    List<String> rows = new ArrayList<>();
    for (B2FileVersion row :
        client.fileNames(
            B2ListFileNamesRequest.builder(bucket)
                .setWithinFolder("photos/")
                .setMaxFileCount(1)
                .build())) {
      rows.add(row.getAction() + " " + row.getFileName());
    }
    assertEquals(List.of("folder photos/cats/", "folder photos/dogs/"), rows);
  }

  @Test
  void versionsAreListedNewestFirstInPages() throws Exception {
    List<String> all =
        List.of(
            "upload photos/cats/1",
            "upload photos/cats/1",
            "upload photos/cats/2",
            "upload photos/dogs/1",
            "upload readme",
            "hide z",
            "upload z");
    assertEquals(all, rows(client.fileVersions(bucket)));
    assertEquals(
        all,
        rows(
            client.fileVersions(
                B2ListFileVersionsRequest.builder(bucket).setMaxFileCount(2).build())));
    assertEquals(
        all.subList(1, 3),
        rows(
            client.fileVersions(
                B2ListFileVersionsRequest.builder(bucket)
                    .setStart("photos/cats/1", older.getFileId())
                    .setPrefix("photos/cats/")
                    .setMaxFileCount(1)
                    .build())));
  }

  private static List<String> rows(Iterable<B2FileVersion> listed) {
    List<String> rows = new ArrayList<>();
    listed.forEach(row -> rows.add(row.getAction() + " " + row.getFileName()));
    return rows;
  }
}
