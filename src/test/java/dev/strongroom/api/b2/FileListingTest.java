package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileVersion;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of names and versions, rule by rule: sheet 02 §9. */
class FileListingTest {
  private static final String NAMES = "b2_list_file_names";
  private static final String VERSIONS = "b2_list_file_versions";
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("plain-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sheet 02 §1.4 and §21 no. 1: one client reads only size, and one only contentLength. */
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3", "v4"})
  void onlyRowsOfVersion1HaveSize(String version) {
    owner.upload(bucket, "a", CONTENT).ok();
    owner.upload(bucket, "dir/b", CONTENT).ok();
    owner.call("b2_hide_file", "bucketId", bucket, "fileName", "a").ok();
    for (String operation : List.of(NAMES, VERSIONS)) {
      TestAnswer page =
          owner.at(version).call(operation, "bucketId", bucket, "delimiter", "/").ok();
      assertFalse(page.rows("files").isEmpty());
      for (Map<String, Object> row : page.rows("files")) {
        assertEquals(version.equals("v1") ? row.get("contentLength") : null, row.get("size"));
        assertEquals(version.equals("v1"), row.containsKey("size"));
      }
    }
  }

  @Test
  void aFileRowIsTheFileObject() {
    TestAnswer uploaded = owner.upload(bucket, "a", CONTENT).ok();
    assertEquals(uploaded.json(), owner.call(NAMES, "bucketId", bucket).rows("files").getFirst());
    assertEquals(
        uploaded.json(), owner.call(VERSIONS, "bucketId", bucket).rows("files").getFirst());
  }

  @Test
  void aFolderRowHasNothingOfAFile() {
    owner.upload(bucket, "photos/cats/kitten", CONTENT).ok();
    Map<String, Object> folder = new LinkedHashMap<>();
    folder.put("accountId", owner.accountId());
    folder.put("action", "folder");
    folder.put("bucketId", bucket);
    folder.put("contentLength", 0L);
    folder.put("contentMd5", null);
    folder.put("contentSha1", null);
    folder.put("contentType", null);
    folder.put("fileId", null);
    folder.put("fileInfo", Map.of());
    folder.put("fileName", "photos/cats/");
    folder.put("uploadTimestamp", 0L);
    for (String operation : List.of(NAMES, VERSIONS)) {
      TestAnswer page =
          owner.call(operation, "bucketId", bucket, "prefix", "photos/c", "delimiter", "/").ok();
      assertEquals(List.of(folder), page.rows("files"));
    }
  }

  /** Sheet 02 §21 no. 4. */
  @Test
  void hiddenNamesVanishFromNamesAndStayAmongVersions() {
    owner.upload(bucket, "a", CONTENT).ok();
    owner.upload(bucket, "a", CONTENT).ok();
    String marker =
        owner.call("b2_hide_file", "bucketId", bucket, "fileName", "a").ok().text("fileId");
    assertEquals(List.of(), names(owner.call(NAMES, "bucketId", bucket)));
    assertEquals(
        List.of("hide", "upload", "upload"),
        column(owner.call(VERSIONS, "bucketId", bucket), "action"));
    owner.call("b2_delete_file_version", "fileName", "a", "fileId", marker).ok();
    assertEquals(List.of("a"), names(owner.call(NAMES, "bucketId", bucket)));
  }

  @Test
  void hiddenNamesMakeNoFolder() {
    owner.upload(bucket, "dir/a", CONTENT).ok();
    owner.call("b2_hide_file", "bucketId", bucket, "fileName", "dir/a").ok();
    assertEquals(List.of(), names(owner.call(NAMES, "bucketId", bucket, "delimiter", "/")));
    assertEquals(
        List.of("dir/"), names(owner.call(VERSIONS, "bucketId", bucket, "delimiter", "/")));
  }

  @Test
  void unfinishedLargeFilesAreVersionsOnly() {
    owner
        .call(
            "b2_start_large_file",
            "bucketId",
            bucket,
            "fileName",
            "large",
            "contentType",
            "b2/x-auto")
        .ok();
    assertEquals(List.of(), names(owner.call(NAMES, "bucketId", bucket)));
    assertEquals(List.of("start"), column(owner.call(VERSIONS, "bucketId", bucket), "action"));
  }

  /** Sheet 02 §9.2 and §21 no. 9: Java's own order of text is another. */
  @Test
  void namesAreInTheOrderOfTheirUtf8Bytes() {
    List<String> inOrder = List.of(" ", "A", "a", "a/b", "aa", "é", "\uFFFD", "\uD800\uDC00", "😀");
    List<String> shuffled = new ArrayList<>(inOrder);
    java.util.Collections.reverse(shuffled);
    shuffled.forEach(name -> owner.upload(bucket, name, CONTENT).ok());
    assertEquals(inOrder, names(owner.call(NAMES, "bucketId", bucket)));
    assertEquals(inOrder, names(owner.call(VERSIONS, "bucketId", bucket)));
  }

  @Test
  void theNextNameIsTheNextRow() {
    plant("a", "b", "c/1", "c/2", "d");
    TestAnswer first =
        owner.call(NAMES, "bucketId", bucket, "delimiter", "/", "maxFileCount", 2).ok();
    assertEquals(List.of("a", "b"), names(first));
    assertEquals("c/", first.value("nextFileName"));
    TestAnswer second =
        owner
            .call(
                NAMES,
                "bucketId",
                bucket,
                "delimiter",
                "/",
                "maxFileCount",
                2,
                "startFileName",
                "c/")
            .ok();
    assertEquals(List.of("c/", "d"), names(second));
    assertNull(second.value("nextFileName"));
    TestAnswer versions =
        owner.call(VERSIONS, "bucketId", bucket, "delimiter", "/", "maxFileCount", 2).ok();
    assertEquals("c/", versions.value("nextFileName"));
    assertNull(versions.value("nextFileId"));
  }

  @Test
  void theStartIsInclusiveAndNeedNotExist() {
    plant("a", "c");
    assertEquals(List.of("c"), names(owner.call(NAMES, "bucketId", bucket, "startFileName", "b")));
    assertEquals(List.of("c"), names(owner.call(NAMES, "bucketId", bucket, "startFileName", "c")));
    assertEquals(List.of(), names(owner.call(NAMES, "bucketId", bucket, "startFileName", "c ")));
    assertEquals(
        List.of("a", "c"), names(owner.call(NAMES, "bucketId", bucket, "startFileName", "")));
  }

  @Test
  void aStartOutsideThePrefixBeginsAtThePrefixOrFindsNothing() {
    plant("a", "b1", "b2", "c");
    assertEquals(
        List.of("b1", "b2"),
        names(owner.call(NAMES, "bucketId", bucket, "prefix", "b", "startFileName", "a")));
    TestAnswer beyond = owner.call(NAMES, "bucketId", bucket, "prefix", "b", "startFileName", "c");
    assertEquals(List.of(), names(beyond));
    assertNull(beyond.value("nextFileName"));
  }

  @Test
  void aNameEqualToThePrefixIsARow() {
    plant("dir/", "dir/a", "dir/sub/", "dir/sub/b");
    assertEquals(
        List.of("dir/", "dir/a", "dir/sub/"),
        names(owner.call(NAMES, "bucketId", bucket, "prefix", "dir/", "delimiter", "/")));
    assertEquals(
        List.of("dir/"),
        names(owner.call(NAMES, "bucketId", bucket, "prefix", "dir", "delimiter", "/")));
  }

  @Test
  void theStartIdIsInclusiveAndAfterDeletionTheNextOlderVersion() {
    List<String> ids = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      ids.addFirst(owner.upload(bucket, "a", CONTENT).ok().text("fileId"));
    }
    TestAnswer page = owner.call(VERSIONS, "bucketId", bucket, "maxFileCount", 1).ok();
    assertEquals(ids.get(1), page.value("nextFileId"));
    assertEquals("a", page.value("nextFileName"));
    assertEquals(ids.subList(1, 3), from("a", ids.get(1)));
    owner.call("b2_delete_file_version", "fileName", "a", "fileId", ids.get(1)).ok();
    assertEquals(List.of(ids.get(2)), from("a", ids.get(1)));
  }

  @Test
  void startIdsAreChecked() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    assertEquals(
        "400 bad_request", owner.call(VERSIONS, "bucketId", bucket, "startFileId", id).outcome());
    assertEquals(
        "400 invalid_file_id",
        owner
            .call(VERSIONS, "bucketId", bucket, "startFileName", "a", "startFileId", "x")
            .outcome());
  }

  @Test
  void countsAreChecked() {
    plant("a");
    for (String operation : List.of(NAMES, VERSIONS)) {
      for (long count : new long[] {0, 1, 10_000}) {
        assertEquals(
            "200", owner.call(operation, "bucketId", bucket, "maxFileCount", count).outcome());
      }
      for (long count : new long[] {-1, 10_001, Long.MAX_VALUE}) {
        TestAnswer answer = owner.call(operation, "bucketId", bucket, "maxFileCount", count);
        assertEquals("400 out_of_range", answer.outcome());
        assertEquals("maxFileCount out of range: " + count, answer.text("message"));
      }
    }
  }

  @Test
  void withoutACountThereAreAHundredRows() {
    plant(
        java.util.stream.IntStream.range(0, 101)
            .mapToObj("%03d"::formatted)
            .toArray(String[]::new));
    TestAnswer page = owner.call(NAMES, "bucketId", bucket).ok();
    assertEquals(100, page.rows("files").size());
    assertEquals("100", page.value("nextFileName"));
    assertEquals(
        101, owner.call(NAMES, "bucketId", bucket, "maxFileCount", 10_000).rows("files").size());
  }

  @Test
  void nullsCountAsAbsentAndGetWorksToo() {
    plant("a");
    assertEquals(
        "200",
        owner
            .post(
                VERSIONS,
                """
                {"bucketId": "%s", "startFileName": null, "startFileId": null, "maxFileCount": null,
                 "prefix": null, "delimiter": null}
                """
                    .formatted(bucket))
            .outcome());
    assertEquals(
        List.of("a"), names(owner.get(NAMES, Map.of("bucketId", bucket, "maxFileCount", "5"))));
  }

  @Test
  void whatCannotBeIsRefused() {
    String prefix = "a".repeat(1025);
    assertEquals("400 bad_request", owner.call(NAMES).outcome());
    assertEquals("400 bad_bucket_id", owner.call(NAMES, "bucketId", "x").outcome());
    assertEquals("400 bad_bucket_id", owner.call(NAMES, "bucketId", "0".repeat(24)).outcome());
    assertEquals(
        "400 bad_request", owner.call(NAMES, "bucketId", bucket, "prefix", prefix).outcome());
    assertEquals(
        "400 bad_json", owner.call(NAMES, "bucketId", bucket, "maxFileCount", "1").outcome());
  }

  /** Sheet 02 §1.4, sheet 01 §3.4. */
  @Test
  void aKeyWithANamePrefixMustAskWithinIt() {
    plant("logs/a", "logs/b", "secret");
    NativeClient reader = owner.createKey(List.of("listFiles"), List.of(bucket), "logs/");
    for (String operation : List.of(NAMES, VERSIONS)) {
      for (String version : List.of("v2", "v3", "v4")) {
        NativeClient client = reader.at(version);
        assertEquals("401 unauthorized", client.call(operation, "bucketId", bucket).outcome());
        assertEquals(
            "401 unauthorized",
            client.call(operation, "bucketId", bucket, "prefix", "log").outcome());
        assertEquals(
            List.of("logs/a", "logs/b"),
            names(client.call(operation, "bucketId", bucket, "prefix", "logs/")));
        assertEquals(
            List.of("logs/b"),
            names(
                client.call(
                    operation, "bucketId", bucket, "prefix", "logs/b", "startFileName", "a")));
      }
    }
  }

  @Test
  void version1NarrowsToTheKeysNamePrefix() {
    plant("logs/2025/a", "logs/b", "other", "secret");
    NativeClient reader = owner.createKey(List.of("listFiles"), List.of(bucket), "logs/").at("v1");
    for (String operation : List.of(NAMES, VERSIONS)) {
      assertEquals(
          List.of("logs/2025/a", "logs/b"), names(reader.call(operation, "bucketId", bucket)));
      assertEquals(
          List.of("logs/"), names(reader.call(operation, "bucketId", bucket, "delimiter", "/")));
      assertEquals(
          List.of("logs/2025/", "logs/b"),
          names(reader.call(operation, "bucketId", bucket, "prefix", "logs/", "delimiter", "/")));
      assertEquals(
          List.of("logs/2025/a"),
          names(reader.call(operation, "bucketId", bucket, "prefix", "logs/2")));
      assertEquals(List.of(), names(reader.call(operation, "bucketId", bucket, "prefix", "s")));
      TestAnswer first = reader.call(operation, "bucketId", bucket, "maxFileCount", 2).ok();
      assertNull(first.value("nextFileName"), "not even the name of what comes after");
    }
  }

  @Test
  void othersMayNotList() {
    String other = owner.createBucket("other-bucket", "allPublic");
    NativeClient elsewhere = owner.createKey(List.of("listFiles"), List.of(other), "");
    NativeClient writer = owner.createKey(List.of("writeFiles", "readFiles"), List.of(), "");
    NativeClient stranger = server.newAccount("other@example.com");
    for (String operation : List.of(NAMES, VERSIONS)) {
      assertEquals("401 unauthorized", elsewhere.call(operation, "bucketId", bucket).outcome());
      assertEquals(
          "401 unauthorized", elsewhere.call(operation, "bucketId", "0".repeat(24)).outcome());
      assertEquals("401 unauthorized", writer.call(operation, "bucketId", bucket).outcome());
      assertEquals("400 bad_bucket_id", stranger.call(operation, "bucketId", bucket).outcome());
      // Sheet 06, bad input 72: a public bucket is not listed for strangers.
      assertEquals(
          "401 bad_auth_token", server.stranger().call(operation, "bucketId", other).outcome());
    }
  }

  @Test
  void whatTheKeyMayNotSeeIsMaskedInEveryRow() {
    plant("a");
    NativeClient lister =
        owner.createKey(List.of("listFiles", "readFileRetentions"), List.of(), "");
    Map<String, Object> row = lister.call(NAMES, "bucketId", bucket).ok().rows("files").getFirst();
    assertEquals(true, ((Map<?, ?>) row.get("fileRetention")).get("isClientAuthorizedToRead"));
    Map<?, ?> legalHold = (Map<?, ?>) row.get("legalHold");
    assertEquals(false, legalHold.get("isClientAuthorizedToRead"));
    assertNull(legalHold.get("value"));
  }

  /** Else a few requests for 10,000 rows of the greatest length would take all memory. */
  @Test
  void aPageOfVeryLongRowsIsShort() {
    long nowMillis = server.clock().millis();
    int count = 2500;
    server
        .metadata()
        .<Integer>write(tables -> {
          for (int number = 0; number < count; number++) {
            String name = "%04d".formatted(number);
            FileId id = Planted.row(tables, bucket, name, FileVersion.Action.UPLOAD, nowMillis);
            FileVersion planted = tables.fileVersions().find(id).orElseThrow();
            tables.fileVersions().update(withLongInfo(planted));
          }
          return count;
        });
    TestAnswer first = owner.call(NAMES, "bucketId", bucket, "maxFileCount", 10_000).ok();
    int shown = first.rows("files").size();
    assertTrue(shown > 1000 && shown < count, "rows: " + shown);
    assertTrue(first.body().length < 16 << 20, "bytes: " + first.body().length);
    String next = first.text("nextFileName");
    TestAnswer second =
        owner.call(NAMES, "bucketId", bucket, "maxFileCount", 10_000, "startFileName", next).ok();
    assertEquals(count, shown + second.rows("files").size());
    assertNull(second.value("nextFileName"));
  }

  /** Sheet 02 §9.5: a scan over hidden names ends early, and goes on from there. */
  @Test
  void amongVeryManyHiddenNamesAPageMayBeShortButGoesOn() {
    int hidden = 60_000;
    long nowMillis = server.clock().millis();
    for (int begin = 0; begin < hidden; begin += 10_000) {
      int first = begin;
      server
          .metadata()
          .<Integer>write(tables -> {
            for (int number = first; number < first + 10_000; number++) {
              String name = "dir/%06d".formatted(number);
              Planted.row(tables, bucket, name, FileVersion.Action.HIDE, nowMillis);
            }
            return first;
          });
    }
    plant("dir/z", "z");
    for (String delimiter : List.of("", "/")) {
      List<String> found = new ArrayList<>();
      String start = "";
      int pages = 0;
      while (start != null) {
        TestAnswer page =
            owner
                .call(
                    NAMES,
                    "bucketId",
                    bucket,
                    "delimiter",
                    delimiter,
                    "startFileName",
                    start,
                    "maxFileCount",
                    10)
                .ok();
        found.addAll(names(page));
        String next = page.text("nextFileName");
        assertTrue(next == null || next.compareTo(start) > 0, next);
        start = next;
        pages++;
      }
      assertEquals(delimiter.isEmpty() ? List.of("dir/z", "z") : List.of("dir/", "z"), found);
      assertTrue(pages > 1 && pages < 10, "pages: " + pages);
    }
  }

  private static FileVersion withLongInfo(FileVersion version) {
    return new FileVersion(
        version.id(),
        version.bucketId(),
        version.name(),
        version.action(),
        version.contentLength(),
        version.contentSha1(),
        version.contentMd5(),
        version.contentType(),
        FileInfo.of(Map.of("long", "x".repeat(6900))),
        version.uploadTimestampMillis(),
        version.sequence(),
        version.content());
  }

  private List<String> from(String name, String id) {
    return column(
        owner.call(VERSIONS, "bucketId", bucket, "startFileName", name, "startFileId", id),
        "fileId");
  }

  private void plant(String... names) {
    long nowMillis = server.clock().millis();
    server
        .metadata()
        .<List<String>>write(tables -> {
          for (String name : names) {
            Planted.row(tables, bucket, name, FileVersion.Action.UPLOAD, nowMillis);
          }
          return Arrays.asList(names);
        });
  }

  private static List<String> names(TestAnswer page) {
    return column(page, "fileName");
  }

  private static List<String> column(TestAnswer page, String field) {
    return page.ok().rows("files").stream().map(row -> (String) row.get(field)).toList();
  }
}
