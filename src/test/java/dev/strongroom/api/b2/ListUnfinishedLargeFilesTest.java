package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** b2_list_unfinished_large_files (sheet 02 §6.7, §1.4). */
class ListUnfinishedLargeFilesTest extends UploadCase {
  private final List<String> ids = new ArrayList<>();

  /** In the order of their start, which is not the order of their names. */
  @BeforeEach
  void startFiles() {
    for (String name : List.of("docs/b", "docs/a", "other", "docs/a")) {
      server.clock().advance(Duration.ofSeconds(1));
      ids.add(
          client
              .call(
                  "b2_start_large_file",
                  "bucketId",
                  bucket,
                  "fileName",
                  name,
                  "contentType",
                  "text/plain")
              .ok()
              .text("fileId"));
    }
    client.upload(bucket, "docs/small", TEN_BYTES).ok();
  }

  private TestAnswer page(NativeClient caller, Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("bucketId", bucket));
    fields.addAll(List.of(namesAndValues));
    return caller.call("b2_list_unfinished_large_files", fields.toArray());
  }

  private List<Integer> numbers(TestAnswer answer) {
    return answer.ok().rows("files").stream()
        .map(row -> ids.indexOf((String) row.get("fileId")))
        .toList();
  }

  @Test
  void theOldestStartComesFirst_sheet02_6_7() {
    TestAnswer answer = page(client);
    assertEquals(List.of(0, 1, 2, 3), numbers(answer));
    assertEquals(null, answer.value("nextFileId"));
    assertEquals(null, answer.value("nextFileName"));
    assertEquals("start", answer.rows("files").getFirst().get("action"));
  }

  @Test
  void pagesFollowEachOther_sheet02_6_7() {
    TestAnswer first = page(client, "maxFileCount", 3);
    assertEquals(List.of(0, 1, 2), numbers(first));
    assertEquals(ids.get(3), first.text("nextFileId"));
    assertEquals(List.of(3), numbers(page(client, "startFileId", ids.get(3))));
    client.call("b2_cancel_large_file", "fileId", ids.get(1)).ok();
    assertEquals(List.of(2, 3), numbers(page(client, "startFileId", ids.get(1))));
  }

  @Test
  void aPrefixNarrows_sheet02_6_7() {
    assertEquals(List.of(0, 1, 3), numbers(page(client, "namePrefix", "docs/")));
    assertEquals(List.of(1, 3), numbers(page(client, "namePrefix", "docs/a")));
    assertEquals(List.of(), numbers(page(client, "namePrefix", "docs/small")));
    assertEquals(List.of(3), numbers(page(client, "namePrefix", "do", "startFileId", ids.get(2))));
  }

  @ParameterizedTest
  @CsvSource({
    "maxFileCount, 100, 200",
    "maxFileCount, 0, 200",
    "maxFileCount, 101, 400 out_of_range",
    "maxFileCount, -1, 400 out_of_range"
  })
  void aPageHasAtMostAHundredFiles_sheet02_6_7(String field, int value, String outcome) {
    assertEquals(outcome, page(client, field, value).outcome());
  }

  @Test
  void illegalValuesAreRefused() {
    assertEquals("400 bad_request", page(client, "startFileId", "bad-id").outcome());
    assertEquals("400 bad_request", page(client, "namePrefix", "a\u0001").outcome());
    assertEquals(
        "400 bad_bucket_id",
        client.call("b2_list_unfinished_large_files", "bucketId", "1234567").outcome());
  }

  @Test
  void versionOneNarrowsToTheKeyAndLaterOnesRefuse_sheet02_1_4() {
    NativeClient narrow = client.createKey(List.of("listFiles"), List.of(bucket), "docs/");
    for (String version : List.of("v2", "v3", "v4")) {
      NativeClient caller = narrow.at(version);
      assertEquals("401 unauthorized", page(caller).outcome());
      assertEquals("401 unauthorized", page(caller, "namePrefix", "d").outcome());
      assertEquals(List.of(0, 1, 3), numbers(page(caller, "namePrefix", "docs/")));
    }
    NativeClient first = narrow.at("v1");
    assertEquals(List.of(0, 1, 3), numbers(page(first)));
    assertEquals(List.of(0, 1, 3), numbers(page(first, "namePrefix", "d")));
    assertEquals(List.of(1, 3), numbers(page(first, "namePrefix", "docs/a")));
    assertEquals(List.of(), numbers(page(first, "namePrefix", "other")));
  }

  @Test
  void rowsOfVersionOneAloneHaveASize_sheet02_1_4() {
    assertEquals(0L, page(client.at("v1")).ok().rows("files").getFirst().get("size"));
    assertEquals(false, page(client.at("v2")).ok().rows("files").getFirst().containsKey("size"));
  }

  @Test
  void onlyThoseWhoMayListSee_sheet01_3_2() {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(), "");
    NativeClient stranger = server.newAccount("stranger@example.com");
    assertEquals("401 unauthorized", page(writer).outcome());
    assertEquals("401 unauthorized", page(writer.at("v1")).outcome());
    assertEquals("400 bad_bucket_id", page(stranger).outcome());
  }
}
