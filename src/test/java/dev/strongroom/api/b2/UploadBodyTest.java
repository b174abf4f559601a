package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.BrokenStream;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What arrives is what was announced, or nothing is stored: digests and lengths (sheet 02 §5.2 and
 * §5.4; sheet 06, bad inputs 32 and 33). Each for a body that is committed with its row and for one
 * that becomes a blob.
 */
class UploadBodyTest extends UploadCase {
  private static final int SMALL = 10;

  private TestUpload upload(byte[] content) {
    return client.uploadPlace(bucket).file("a").content(content);
  }

  private static byte[] joined(byte[] content, String digits) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(content);
    joined.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
    return joined.toByteArray();
  }

  private TestAnswer sendAtEnd(byte[] content, String digits) {
    return upload(joined(content, digits)).header("X-Bz-Content-Sha1", "hex_digits_at_end").send();
  }

  private void assertMismatch(TestAnswer answer) {
    assertEquals("400 bad_request", answer.outcome());
    assertEquals("Sha1 did not match data received", answer.text("message"));
    assertNothingStored();
  }

  private void assertRefused(TestAnswer answer) {
    assertEquals("400 bad_request", answer.outcome());
    assertNothingStored();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SMALL, BLOB_LENGTH, 200_000})
  void aDigestOfEitherCaseIsVerified(int length) {
    byte[] content = content(length, 1);
    String digits = TestUpload.sha1(content);
    TestAnswer answer =
        upload(content).header("X-Bz-Content-Sha1", digits.toUpperCase(Locale.ROOT)).send().ok();
    assertEquals(digits, answer.text("contentSha1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SMALL, BLOB_LENGTH, 200_000})
  void aWrongDigestLeavesNothing(int length) {
    assertMismatch(
        upload(content(length, 1))
            .header("X-Bz-Content-Sha1", TestUpload.sha1(content(11, 2)))
            .send());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "da39a3ee5e6b4b0d3255bfef95601890afd8070",
        "da39a3ee5e6b4b0d3255bfef95601890afd807099",
        "ga39a3ee5e6b4b0d3255bfef95601890afd80709",
        "none",
        "Hex_Digits_At_End",
        "unverified:",
        "unverified:da39a3ee5e6b4b0d3255bfef95601890afd8070",
        "unverified:unverified:da39a3ee5e6b4b0d3255bfef95601890afd80709"
      })
  void anythingElseIsNoDigest(String value) {
    assertRefused(upload(TEN_BYTES).header("X-Bz-Content-Sha1", value).send());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, SMALL, 16_384, BLOB_LENGTH, 200_000})
  void digitsAtTheEndAreVerifiedAndNotStored(int length) {
    byte[] content = content(length, 1);
    String digits = TestUpload.sha1(content);
    TestAnswer answer = sendAtEnd(content, digits.toUpperCase(Locale.ROOT)).ok();
    assertEquals(digits, answer.text("contentSha1"));
    assertEquals(length, answer.number("contentLength"));
    assertArrayEquals(content, server.content(answer.text("fileId")));
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, BLOB_LENGTH})
  void wrongDigitsAtTheEndLeaveNothing(int length) {
    byte[] content = content(length, 1);
    String digits = TestUpload.sha1(content);
    assertMismatch(sendAtEnd(content, TestUpload.sha1(TEN_BYTES)));
    assertMismatch(sendAtEnd(content, digits.substring(1)));
    assertMismatch(sendAtEnd(content, digits.substring(1) + "g"));
    assertMismatch(sendAtEnd(content, digits + "0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 39})
  void aBodyTooShortForDigitsAtTheEndIsRefused(int length) {
    assertRefused(sendAtEnd(new byte[0], "0".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, BLOB_LENGTH})
  void aDigestThatNobodyVerifiedIsComputedAndMarked(int length) {
    byte[] content = content(length, 1);
    TestAnswer answer = upload(content).header("X-Bz-Content-Sha1", "do_not_verify").send().ok();
    assertEquals("unverified:" + TestUpload.sha1(content), answer.text("contentSha1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, BLOB_LENGTH})
  void aDigestGivenAsUnverifiedIsStoredAsGiven(int length) {
    String other = TestUpload.sha1(content(3, 3));
    TestAnswer answer =
        upload(content(length, 1)).header("X-Bz-Content-Sha1", "unverified:" + other).send().ok();
    assertEquals("unverified:" + other, answer.text("contentSha1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, SMALL, BLOB_LENGTH, 200_000})
  void aBodyThatEndsEarlyLeavesNothing(int length) {
    byte[] content = content(length, 1);
    InputStream shorter = new ByteArrayInputStream(content, 0, length - 1);
    assertRefused(upload(content).body(shorter, length).send());
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, BLOB_LENGTH, 200_000})
  void aSenderThatGoesAwayLeavesNothing(int length) {
    byte[] content = content(length, 1);
    InputStream broken = BrokenStream.after(content, length - 1);
    assertRefused(upload(content).body(broken, length).send());
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, BLOB_LENGTH})
  void noMoreIsReadThanWasAnnounced(int length) {
    byte[] content = content(length, 1);
    ByteArrayInputStream longer = new ByteArrayInputStream(joined(content, "next request"));
    upload(content).body(longer, length).send().ok();
    assertEquals("next request", new String(longer.readAllBytes(), StandardCharsets.US_ASCII));
  }
}
