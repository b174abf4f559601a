package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.testing.BrokenStream;
import dev.strongroom.testing.GatedStream;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UntouchableStream;
import dev.strongroom.testing.UploadPlace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** b2_get_upload_part_url, b2_upload_part and b2_list_parts (sheet 02 §6.3, §6.4 and §6.6). */
class UploadPartTest extends UploadCase {
  private String fileId;
  private UploadPlace place;

  @BeforeEach
  void startFile() {
    fileId = startLarge("large");
    place = client.partPlace(fileId);
  }

  private List<Part> parts() {
    return server.metadata().read(tables -> tables.parts().list(new FileId(fileId), 1, 10_000));
  }

  @Test
  void thePartObjectHasAllItsFields_sheet02_2_3() {
    TestAnswer answer = place.part(7, TEN_BYTES).send().ok();
    assertEquals(
        """
        {contentLength=10, contentMd5=%s, contentSha1=%s, fileId=%s, partNumber=7, \
        serverSideEncryption={algorithm=null, mode=null}, uploadTimestamp=%d}\
        """
            .formatted(
                TestUpload.md5(TEN_BYTES),
                TestUpload.sha1(TEN_BYTES),
                fileId,
                server.clock().millis()),
        answer.json().toString());
    TestAnswer listed = client.call("b2_list_parts", "fileId", fileId).ok();
    assertEquals(answer.json(), listed.rows("parts").getFirst());
    assertEquals(null, listed.value("nextPartNumber"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3", "v4"})
  void thePartUrlHasTheVersionOfTheCall_sheet02_1_1(String version) {
    TestAnswer answer = client.at(version).call("b2_get_upload_part_url", "fileId", fileId).ok();
    assertEquals(fileId, answer.text("fileId"));
    String form =
        "http://localhost:8420/b2api/%s/b2_upload_part/%s/[0-9a-f]+".formatted(version, fileId);
    assertTrue(answer.text("uploadUrl").matches(form), answer.text("uploadUrl"));
    client.at(version).partPlace(fileId).part(1, TEN_BYTES).send().ok();
  }

  @Test
  void aPartSentAgainReplacesTheEarlierOne_sheet02_6_4() {
    byte[] content = content(BLOB_LENGTH, 1);
    place.part(1, TEN_BYTES).send().ok();
    place.part(1, content).send().ok();
    assertEquals(1, parts().size());
    assertEquals(TestUpload.sha1(content), parts().getFirst().contentSha1().value());
    assertEquals(1, server.blobCount());
    assertArrayEquals(content, server.partContent(parts().getFirst()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "-1", "+1", "1e3", "0x1", "1.0", "", "99999999999", "one"})
  void partNumbersAreOneToTenThousand_sheet06_bad37(String number) {
    TestAnswer answer =
        place
            .part(1, TEN_BYTES)
            .body(new UntouchableStream(), 10)
            .header("X-Bz-Part-Number", number)
            .send();
    assertEquals("400 bad_request", answer.outcome());
    assertEquals("Part number must be in range 1 - 10000", answer.text("message"));
  }

  @Test
  void theLastPartNumberIsTenThousand_sheet02_6_1() {
    assertEquals(10_000, place.part(10_000, TEN_BYTES).send().ok().number("partNumber"));
  }

  @Test
  void anEmptyPartIsRefused_sheet02_6_4() {
    assertEquals("400 bad_request", place.part(1, new byte[0]).send().outcome());
    TestUpload onlyDigits =
        place
            .part(1, TestUpload.sha1(new byte[0]).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .header("X-Bz-Content-Sha1", "hex_digits_at_end");
    assertEquals("400 bad_request", onlyDigits.send().outcome());
    assertEquals(0, server.blobCount());
  }

  @Test
  void whatDoesNotArriveWholeLeavesNothing_sheet02_5_4() {
    byte[] content = content(BLOB_LENGTH, 1);
    TestUpload wrongDigest =
        place.part(1, content).header("X-Bz-Content-Sha1", TestUpload.sha1(TEN_BYTES));
    assertEquals("400 bad_request", wrongDigest.send().outcome());
    TestUpload broken =
        place.part(1, content).body(BrokenStream.after(content, 100), content.length);
    assertEquals("400 bad_request", broken.send().outcome());
    assertEquals(List.of(), parts());
    assertEquals(0, server.blobCount());
  }

  @Test
  void aPartTokenWorksAtItsOwnUrlOnly_sheet02_5_4() {
    UploadPlace second = client.partPlace(fileId);
    UploadPlace ofOtherFile = client.partPlace(startLarge("other"));
    UploadPlace ofBucket = client.uploadPlace(bucket);
    for (UploadPlace wrong : List.of(second, ofOtherFile)) {
      assertEquals("401 bad_auth_token", sent(wrong.path(), place.token()));
    }
    assertEquals("401 bad_auth_token", sent(place.path(), ofBucket.token()));
    assertEquals("401 bad_auth_token", sent(place.path(), client.token()));
    assertEquals("401 bad_auth_token", sent(place.path().replace("_f2", "_f"), place.token()));
  }

  private String sent(String path, String token) {
    return new UploadPlace(server, path, token)
        .part(1, TEN_BYTES)
        .body(new UntouchableStream(), 10)
        .send()
        .outcome();
  }

  @Test
  void onePartAtATimeWithAToken_sheet02_6_3() throws Exception {
    GatedStream slow = new GatedStream(TEN_BYTES);
    Thread thread =
        Thread.ofVirtual().start(() -> place.part(1, TEN_BYTES).body(slow, 10).send().ok());
    slow.awaitReached();
    TestAnswer busy = place.part(2, TEN_BYTES).send();
    assertEquals("400 auth_token_limit", busy.outcome());
    assertEquals("more than one upload using auth token " + place.token(), busy.text("message"));
    client.partPlace(fileId).part(3, TEN_BYTES).send().ok();
    slow.open();
    thread.join();
    assertEquals(List.of(1, 3), parts().stream().map(Part::number).toList());
  }

  @Test
  void aPartThatArrivesWhileItsFileIsCancelledLeavesNothing_sheet06_bad38() throws Exception {
    byte[] content = content(BLOB_LENGTH, 1);
    GatedStream slow = new GatedStream(content);
    List<TestAnswer> answers = new ArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> answers.add(place.part(1, content).body(slow, content.length).send()));
    slow.awaitReached();
    client.call("b2_cancel_large_file", "fileId", fileId).ok();
    slow.open();
    thread.join();
    assertEquals("400 bad_request", answers.getFirst().outcome());
    assertNothingStored();
  }

  @Test
  void partsAreListedInOrderPageByPage_sheet02_6_6() {
    for (int number : new int[] {3, 10, 1, 2}) {
      place.part(number, TEN_BYTES).send().ok();
    }
    TestAnswer first = page("maxPartCount", 3);
    assertEquals(List.of(1L, 2L, 3L), numbers(first));
    assertEquals(10, first.number("nextPartNumber"));
    TestAnswer second = page("startPartNumber", 10);
    assertEquals(List.of(10L), numbers(second));
    assertEquals(null, second.value("nextPartNumber"));
    assertEquals(List.of(2L), numbers(page("startPartNumber", 2, "maxPartCount", 1)));
    assertEquals(List.of(), numbers(page("startPartNumber", 11)));
  }

  private TestAnswer page(Object... namesAndValues) {
    List<Object> fields = new ArrayList<>(List.of("fileId", fileId));
    fields.addAll(List.of(namesAndValues));
    return client.call("b2_list_parts", fields.toArray()).ok();
  }

  private static List<Object> numbers(TestAnswer answer) {
    return answer.rows("parts").stream().map(row -> row.get("partNumber")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "maxPartCount, 1000, 200",
    "maxPartCount, 1001, 400 out_of_range",
    "maxPartCount, -1, 400 out_of_range",
    "startPartNumber, 0, 200",
    "startPartNumber, -1, 400 bad_request",
    "startPartNumber, 10001, 400 bad_request"
  })
  void countsAndNumbersOfAPageHaveLimits_sheet02_6_6(String field, int value, String outcome) {
    assertEquals(outcome, client.call("b2_list_parts", "fileId", fileId, field, value).outcome());
  }

  @Test
  void aPrefixedKeyUploadsPartsOfItsOwnFiles_sheet01_3_4() {
    NativeClient narrow = client.createKey(List.of("writeFiles"), List.of(bucket), "docs/");
    String own = startLarge("docs/a");
    narrow.partPlace(own).part(1, TEN_BYTES).send().ok();
    assertEquals(
        "401 unauthorized", narrow.call("b2_get_upload_part_url", "fileId", fileId).outcome());
  }
}
