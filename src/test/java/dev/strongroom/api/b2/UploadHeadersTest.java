package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UntouchableStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers of b2_upload_file may say (sheet 02 §5.1, §5.3, §4.3 and §4.4). */
class UploadHeadersTest extends UploadCase {

  /** An upload whose body nobody may read. */
  private TestUpload upload() {
    return client
        .uploadPlace(bucket)
        .file("a")
        .content(TEN_BYTES)
        .body(new UntouchableStream(), 10);
  }

  private TestUpload goodUpload() {
    return client.uploadPlace(bucket).file("a").content(TEN_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Bz-File-Name", "Content-Type", "X-Bz-Content-Sha1"})
  void requiredHeadersMustBeThereOnce_sheet02_5_1(String name) {
    assertRefused(upload().without(name).send(), "required header " + name + " is missing");
    assertRefused(
        upload().also(name.toLowerCase(Locale.ROOT), "text/plain").send(),
        name + " is given more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition",
        "content-encoding",
        "Content-Language",
        "Content-Location",
        "Content-Range",
        "Expires"
      })
  void headersThatNoUploadMayHave_sheet02_5_1(String name) {
    assertRefused(upload().header(name, "x").send(), name + " is not allowed on uploads");
  }

  @Test
  void cacheControlIsIgnored_sheet02_5_1() {
    TestAnswer answer = goodUpload().header("Cache-Control", "no-cache").send().ok();
    assertEquals(Map.of(), answer.value("fileInfo"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Bz-File-Legal-Hold",
        "X-Bz-File-Retention-Mode",
        "x-bz-file-retention-retain-until-timestamp",
        "X-Bz-Server-Side-Encryption",
        "X-Bz-Server-Side-Encryption-Customer-Algorithm",
        "X-Bz-Server-Side-Encryption-Customer-Key",
        "X-Bz-Server-Side-Encryption-Customer-Key-Md5"
      })
  void whatThisServerDoesNotDoIsNeverAcceptedInSilence(String name) {
    assertRefused(
        upload().header(name, "AES256").send(), name + " is not supported by this server");
  }

  @Test
  void customUploadTimestampsAreNotAllowed_sheet02_4_3() {
    TestAnswer answer = upload().header("X-Bz-Custom-Upload-Timestamp", "1000").send();
    assertEquals("400 custom_timestamp_not_allowed", answer.outcome());
    assertNothingStored();
  }

  @Test
  void aChunkedBodyIsRefused_sheet02_5_1() {
    assertRefused(
        upload().body(new UntouchableStream(), -1).send(),
        "Content-Length is required; chunked transfer is not accepted");
  }

  @Test
  void aBodyHasAtMostFiveGibibytes_sheet02_5_1() {
    assertRefused(
        upload().body(new UntouchableStream(), 5_368_709_121L).send(),
        "the body must be at most 5368709120 bytes long");
    assertRefused(
        upload()
            .header("X-Bz-Content-Sha1", "hex_digits_at_end")
            .body(new UntouchableStream(), 5_368_709_161L)
            .send(),
        "the body must be at most 5368709120 bytes long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # name         | given                     | stored
          a.txt          | b2/x-auto                 | text/plain
          a.TXT          | b2/x-auto                 | text/plain
          a.bin          | b2/x-auto                 | application/macbinary
          a.tar.gz       | b2/x-auto                 | application/gzip
          a.txt/b        | b2/x-auto                 | application/octet-stream
          a              | b2/x-auto                 | application/octet-stream
          a.             | b2/x-auto                 | application/octet-stream
          .html          | b2/x-auto                 | text/html
          a.unheardof    | b2/x-auto                 | application/octet-stream
          a.txt          | image/png                 | image/png
          a.txt          | text/plain; charset=utf-8 | text/plain; charset=utf-8
          a.txt          | Text/X-Odd                | Text/X-Odd
          """)
  void theTypeIsResolvedByTheExtensionAlone_sheet02_5_3(String name, String given, String stored) {
    TestAnswer answer =
        client
            .uploadPlace(bucket)
            .file(name)
            .content(TEN_BYTES)
            .header("Content-Type", given)
            .send()
            .ok();
    assertEquals(stored, answer.text("contentType"));
  }

  @Test
  void theTypeMustBeAType_sheet02_5_3() {
    assertRefused(upload().header("Content-Type", "").send(), "the content type must not be empty");
    assertRefused(
        upload().header("Content-Type", "text").send(), "not a valid value for Content-Type");
    assertRefused(
        upload().header("Content-Type", "text/plain\u0001").send(),
        "not a valid value for Content-Type");
  }

  @Test
  void infoKeysAreLowerCaseAndValuesDecoded_sheet02_4_4() {
    TestAnswer answer =
        goodUpload()
            .header("X-Bz-Info-Color", "dark+blue%20%2B%C3%A9")
            .header("x-bz-info-%41", "")
            .header("X-Bz-Info-b2-content-disposition", "attachment;%20filename=%22x%22")
            .send()
            .ok();
    assertEquals(
        new TreeMap<>(
            Map.of(
                "%41",
                "",
                "b2-content-disposition",
                "attachment; filename=\"x\"",
                "color",
                "dark blue +é")),
        new TreeMap<>((Map<?, ?>) answer.value("fileInfo")));
  }

  @Test
  void tenInfoKeysBesidesTheReservedOnes_sheet06_bad34() {
    TestUpload ten = goodUpload().header("X-Bz-Info-b2-expires", "0");
    TestUpload eleven = upload();
    for (int number = 1; number <= 11; number++) {
      eleven.header("X-Bz-Info-k" + number, "v");
      if (number <= 10) {
        ten.header("X-Bz-Info-k" + number, "v");
      }
    }
    ten.send().ok();
    assertRefused(eleven.send(), "file info must have at most 10 keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Bz-Info-                     | v
          X-Bz-Info-k(                   | v
          X-Bz-Info-k                    | a%0d%0aSet-Cookie:x
          X-Bz-Info-k                    | %00
          X-Bz-Info-k                    | %zz
          X-Bz-Info-k                    | %C3
          X-Bz-Info-b2-other             | v
          X-Bz-Info-b2-content-encoding  | two words
          X-Bz-Info-b2-content-disposition | attachment%0d%0aX: y
          X-Bz-Info-b2-content-disposition | attachment; filename=%22x
          X-Bz-Info-b2-content-disposition | attachment; filename*=latin-1''x
          X-Bz-Info-b2-content-language  | %22
          X-Bz-Info-b2-expires           | %0a
          X-Bz-Info-b2-cache-control     | %7f
          """)
  void infoThatBreaksTheRulesIsRefused_sheet06_bad34_bad35(String name, String value) {
    assertEquals("400 bad_request", upload().header(name, value).send().outcome());
    assertNothingStored();
  }

  @Test
  void infoKeysHaveAtMostFiftyBytes_sheet02_4_4() {
    goodUpload().header("X-Bz-Info-" + "k".repeat(50), "v").send().ok();
    assertEquals(
        "400 bad_request", upload().header("X-Bz-Info-" + "k".repeat(51), "v").send().outcome());
  }

  @Test
  void anInfoKeyGivenTwiceByCaseIsRefused_sheet06_bad34() {
    assertRefused(
        upload().also("X-Bz-Info-Key", "1").also("x-bz-info-kEY", "2").send(),
        "file info key is given twice: key");
  }

  @Test
  void nameAndInfoTakeAtMost7000BytesAsHeaders_sheet02_4_4() {
    int name = "X-Bz-File-Name: a\r\n".length();
    int info = "X-Bz-Info-k: \r\n".length();
    int room = 7000 - name - info;
    goodUpload().header("X-Bz-Info-k", "v".repeat(room)).send().ok();
    assertRefused(
        upload().header("X-Bz-Info-k", "v".repeat(room + 1)).send(),
        "file name and file info must be at most 7000 bytes long as headers");
    goodUpload().header("X-Bz-Info-k", "%20".repeat(room / 3)).send().ok();
    assertEquals(
        "400 bad_request",
        upload().header("X-Bz-Info-k", "+".repeat(room / 3 + 1)).send().outcome());
  }

  @Test
  void aBodyOverTheThresholdIsRefusedAsEarly() {
    TestAnswer answer =
        upload().body(new UntouchableStream(), BLOB_LENGTH).header("Expires", "0").send();
    assertEquals("400 bad_request", answer.outcome());
  }

  @Test
  void nothingIsStoredUnderAMisreadName_sheet06_bad31() {
    TestAnswer answer =
        goodUpload().header("X-Bz-File-Name", "a%2Fb+c%2B%25%F0%9F%98%80//../x").send().ok();
    assertEquals("a/b c+%😀//../x", answer.text("fileName"));
    assertArrayEquals(TEN_BYTES, server.content(answer.text("fileId")));
  }

  private void assertRefused(TestAnswer answer, String message) {
    assertEquals("400 bad_request", answer.outcome());
    assertEquals(message, answer.text("message"));
  }
}
