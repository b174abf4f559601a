package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.StorageTotals;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bucket is said to hold is what a walk over all of it finds (sheet 03 §10). */
class StorageTotalsTest {
  private static final int STEPS = 400;

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com").at("v4");
    bucket = owner.createBucket("first-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void afterEveryStepOfAnyStory() {
    Random random = new Random(20_261_122);
    List<String> largeFiles = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      String name = "file-" + random.nextInt(8);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> owner.upload(bucket, name, new byte[random.nextInt(5000)]).ok();
        case 3 -> owner.call("b2_hide_file", "bucketId", bucket, "fileName", name);
        case 4 -> deleteSome(random);
        case 5 -> largeFiles.add(startLarge(name));
        case 6 -> largeFiles.forEach(file -> part(file, 1 + random.nextInt(2), random));
        default -> {
          if (!largeFiles.isEmpty()) {
            end(largeFiles.remove(random.nextInt(largeFiles.size())), random.nextBoolean());
          }
        }
      }
      assertEquals(walked(), told(), "after step " + step);
    }
  }

  /** An upload by S3 may be completed with some of its parts alone: the others are dropped. */
  @Test
  void afterAnUploadThatIsCompletedWithoutSomeParts() {
    S3Client client = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    String file = startLarge("file");
    owner.partPlace(file).part(1, new byte[10]).send().ok();
    owner.partPlace(file).part(2, new byte[200]).send().ok();
    owner.partPlace(file).part(3, new byte[3000]).send().ok();
    String tag =
        owner.call("b2_list_parts", "fileId", file).ok().rows("parts").get(1).get("contentMd5")
            + "";
    byte[] end =
        ("<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>"
                + tag
                + "</ETag></Part></CompleteMultipartUpload>")
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(200, client.send("POST", "/first-bucket/file?uploadId=" + file, end).status());
    assertEquals(new StorageTotals(1, 1, 200), told());
    assertEquals(1, server.blobCount());
  }

  private String startLarge(String name) {
    return owner
        .call(
            "b2_start_large_file",
            "bucketId",
            bucket,
            "fileName",
            name,
            "contentType",
            "text/plain")
        .ok()
        .text("fileId");
  }

  /** A large file may be gone already, deleted as a version. */
  private void part(String fileId, int number, Random random) {
    if (owner.call("b2_get_upload_part_url", "fileId", fileId).status() == 200) {
      owner.partPlace(fileId).part(number, new byte[1 + random.nextInt(9000)]).send().ok();
    }
  }

  /** Finishing needs parts from 1 on that are large enough; what is refused changes nothing. */
  private void end(String fileId, boolean finish) {
    if (finish) {
      var parts = owner.call("b2_list_parts", "fileId", fileId);
      if (parts.status() == 200 && !parts.rows("parts").isEmpty()) {
        Object sha1 = parts.rows("parts").getFirst().get("contentSha1");
        owner.call("b2_finish_large_file", "fileId", fileId, "partSha1Array", List.of(sha1));
      }
    } else {
      owner.call("b2_cancel_large_file", "fileId", fileId);
    }
  }

  private void deleteSome(Random random) {
    List<Map<String, Object>> versions =
        owner.call("b2_list_file_versions", "bucketId", bucket).ok().rows("files");
    if (!versions.isEmpty()) {
      Map<String, Object> one = versions.get(random.nextInt(versions.size()));
      owner
          .call(
              "b2_delete_file_version",
              "fileId",
              one.get("fileId"),
              "fileName",
              one.get("fileName"))
          .ok();
    }
  }

  private StorageTotals told() {
    AccountId id = new AccountId(owner.accountId());
    return server.metadata().read(tables -> tables.storageTotals().ofAccount(id));
  }

  private StorageTotals walked() {
    return server
        .metadata()
        .read(tables -> {
          long files = 0;
          long bytes = 0;
          VersionPosition start = VersionPosition.beforeName(new byte[0]);
          for (FileVersion version :
              tables.fileVersions().from(new BucketId(bucket), start, 10_000)) {
            if (version.action() == FileVersion.Action.UPLOAD) {
              files++;
              bytes += version.contentLength();
            } else if (version.action() == FileVersion.Action.START) {
              for (Part part : tables.parts().list(version.id(), 1, Part.MAXIMUM_NUMBER)) {
                bytes += part.contentLength();
              }
            }
          }
          return new StorageTotals(1, files, bytes);
        });
  }
}
