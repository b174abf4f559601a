package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.GatedStream;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UntouchableStream;
import dev.strongroom.testing.UploadPlace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** b2_get_upload_url and b2_upload_file: places, tokens and what is stored (sheet 02 §3.6, §5). */
class UploadFileTest extends UploadCase {

  @Test
  void theFileVersionObjectHasAllItsFields_sheet02_2_2() {
    TestAnswer answer =
        client
            .uploadPlace(bucket)
            .file("docs/readme.txt")
            .content(TEN_BYTES)
            .header("X-Bz-Info-src_last_modified_millis", "1770156600000")
            .send()
            .ok();
    String expected =
        """
        {accountId=%s, action=upload, bucketId=%s, contentLength=10, contentMd5=%s, \
        contentSha1=%s, contentType=text/plain, fileId=%s, \
        fileInfo={src_last_modified_millis=1770156600000}, fileName=docs/readme.txt, \
        fileRetention={isClientAuthorizedToRead=true, \
        value={mode=null, retainUntilTimestamp=null}}, \
        legalHold={isClientAuthorizedToRead=true, value=null}, \
        serverSideEncryption={algorithm=null, mode=null}, uploadTimestamp=%d}\
        """
            .formatted(
                client.accountId(),
                bucket,
                TestUpload.md5(TEN_BYTES),
                TestUpload.sha1(TEN_BYTES),
                answer.text("fileId"),
                server.clock().millis());
    assertEquals(expected, answer.json().toString());
    String id =
        "4_z%s_f1[0-9a-f]{15}_d20261122_m100000_c000_v0000001_t0000_u0%d"
            .formatted(bucket, server.clock().millis());
    assertTrue(answer.text("fileId").matches(id), answer.text("fileId"));
  }

  @Test
  void aKeyThatMayNotReadLocksSeesThemMasked_sheet02_2_4() {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    TestAnswer answer = writer.upload(bucket, "a", TEN_BYTES).ok();
    assertEquals(false, answer.value("fileRetention.isClientAuthorizedToRead"));
    assertEquals(null, answer.value("fileRetention.value"));
    assertEquals(false, answer.value("legalHold.isClientAuthorizedToRead"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "16384, 0", "16385, 1", "65536, 1", "300001, 1"})
  void smallBodiesAreCommittedWithTheirRowAndOthersAreBlobs(int length, int blobs) {
    byte[] content = content(length, length);
    TestAnswer answer = client.upload(bucket, "a", content).ok();
    assertEquals(length, answer.number("contentLength"));
    assertEquals(TestUpload.sha1(content), answer.text("contentSha1"));
    assertEquals(TestUpload.md5(content), answer.text("contentMd5"));
    assertArrayEquals(content, server.content(answer.text("fileId")));
    assertEquals(blobs, server.blobCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3", "v4"})
  void theUploadUrlHasTheVersionOfTheCall_sheet02_1_1(String version) {
    TestAnswer answer = client.at(version).call("b2_get_upload_url", "bucketId", bucket).ok();
    assertEquals(bucket, answer.text("bucketId"));
    String form =
        "http://localhost:8420/b2api/%s/b2_upload_file/%s/[0-9a-f]+".formatted(version, bucket);
    assertTrue(answer.text("uploadUrl").matches(form), answer.text("uploadUrl"));
    client.at(version).upload(bucket, "a", TEN_BYTES).ok();
  }

  @Test
  void anUploadUrlServesManyUploadsOneAfterTheOther() {
    UploadPlace place = client.uploadPlace(bucket);
    place.file("a").content(TEN_BYTES).send().ok();
    place.file("b").content(TEN_BYTES).send().ok();
  }

  @Test
  void aBucketThatIsNotThereIsRefused_sheet02_3_6() {
    assertEquals(
        "400 bad_bucket_id",
        client.call("b2_get_upload_url", "bucketId", "0123456789abcdef01234567").outcome());
    TestAnswer malformed = client.call("b2_get_upload_url", "bucketId", "1234567");
    assertEquals("400 bad_bucket_id", malformed.outcome());
    assertEquals("Bucket 1234567 does not exist", malformed.text("message"));
    assertEquals("400 bad_request", client.call("b2_get_upload_url").outcome());
  }

  @Test
  void onlyAKeyThatMayWriteInTheBucketGetsAnUploadUrl_sheet01_3_2() {
    String other = client.createBucket("other-bucket", "allPrivate");
    NativeClient reader = client.createKey(List.of("readFiles", "listFiles"), List.of(), "");
    NativeClient elsewhere = client.createKey(List.of("writeFiles"), List.of(other), "");
    NativeClient stranger = server.newAccount("stranger@example.com");
    assertEquals("401 unauthorized", outcomeOfUrl(reader));
    assertEquals("401 unauthorized", outcomeOfUrl(elsewhere));
    assertEquals("400 bad_bucket_id", outcomeOfUrl(stranger));
  }

  private String outcomeOfUrl(NativeClient caller) {
    return caller.call("b2_get_upload_url", "bucketId", bucket).outcome();
  }

  @Test
  void aKeyWithAPrefixUploadsOnlyUnderIt_sheet01_3_4() {
    NativeClient narrow = client.createKey(List.of("writeFiles"), List.of(bucket), "docs/");
    assertEquals("200", narrow.upload(bucket, "docs/a", TEN_BYTES).outcome());
    TestUpload outside = narrow.uploadPlace(bucket).file("dox").body(new UntouchableStream(), 10);
    assertEquals("401 unauthorized", outside.send().outcome());
  }

  @Test
  void anUploadTokenWorksAtItsOwnUrlOnly_sheet06_bad13() {
    String otherBucket = client.createBucket("other-bucket", "allPrivate");
    UploadPlace place = client.uploadPlace(bucket);
    UploadPlace second = client.uploadPlace(bucket);
    UploadPlace elsewhere = client.uploadPlace(otherBucket);
    assertNotEquals(place.path(), second.path());
    for (UploadPlace wrong : List.of(second, elsewhere)) {
      UploadPlace mixed = new UploadPlace(server, wrong.path(), place.token());
      assertEquals("401 bad_auth_token", untouched(mixed).outcome());
    }
    UploadPlace withAccountToken = new UploadPlace(server, place.path(), client.token());
    assertEquals("401 bad_auth_token", untouched(withAccountToken).outcome());
    NativeClient withUploadToken =
        new NativeClient(server, "v3", client.accountId(), place.token());
    assertEquals("401 bad_auth_token", outcomeOfUrl(withUploadToken));
    assertEquals("401 bad_auth_token", upload(place).without("Authorization").send().outcome());
    assertNothingStored();
  }

  private static TestUpload upload(UploadPlace place) {
    return place.file("a").body(new UntouchableStream(), 10);
  }

  private static TestAnswer untouched(UploadPlace place) {
    return upload(place).send();
  }

  @Test
  void anUploadUrlIsDeadWhenItsBucketIsDeleted_sheet06_bad13() {
    UploadPlace place = client.uploadPlace(bucket);
    client.call("b2_delete_bucket", "accountId", client.accountId(), "bucketId", bucket).ok();
    assertEquals("401 unauthorized", untouched(place).outcome());
  }

  @Test
  void anUploadUrlIsDeadWhenItsKeyIsDeleted_sheet06_R10() {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    UploadPlace place = writer.uploadPlace(bucket);
    client.deleteKey(writer);
    assertEquals("401 bad_auth_token", untouched(place).outcome());
  }

  @Test
  void anUploadUrlEndsAfterItsLifetime_sheet02_3_6() {
    UploadPlace place = client.uploadPlace(bucket);
    server.clock().advance(Duration.ofHours(24).minusSeconds(1));
    place.file("a").content(TEN_BYTES).send().ok();
    server.clock().advance(Duration.ofSeconds(1));
    assertEquals("401 expired_auth_token", untouched(place).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
  void onlyPostUploads_sheet02_1_2(String method) {
    TestAnswer answer = upload(client.uploadPlace(bucket)).send(method);
    assertEquals("405 method_not_allowed", answer.outcome());
    assertEquals("Only POST is supported", answer.text("message"));
  }

  @Test
  void versionsOfANameGetTimestampsThatOnlyGrow_sheet02_4_3() {
    long now = server.clock().millis();
    assertEquals(now, uploadedAt("a"));
    assertEquals(now + 1, uploadedAt("a"));
    assertEquals(now, uploadedAt("b"));
    server.clock().advance(Duration.ofHours(-1));
    assertEquals(now + 2, uploadedAt("a"));
    server.clock().advance(Duration.ofHours(2));
    assertEquals(now + 3_600_000, uploadedAt("a"));
  }

  private long uploadedAt(String name) {
    return client.upload(bucket, name, TEN_BYTES).ok().number("uploadTimestamp");
  }

  @Test
  void aLongUploadThatEndsLastIsTheNewestVersion() throws Exception {
    GatedStream slow = new GatedStream(TEN_BYTES);
    FutureTask<TestAnswer> first =
        new FutureTask<>(() ->
            client
                .uploadPlace(bucket)
                .file("a")
                .content(TEN_BYTES)
                .body(slow, TEN_BYTES.length)
                .send());
    Thread thread = Thread.ofVirtual().start(first);
    slow.awaitReached();
    server.clock().advance(Duration.ofMinutes(1));
    long second = uploadedAt("a");
    slow.open();
    thread.join();
    assertEquals(second + 1, first.get().ok().number("uploadTimestamp"));
  }

  @Test
  void oneUploadAtATimeWithAToken_sheet02_5_4() throws Exception {
    UploadPlace place = client.uploadPlace(bucket);
    GatedStream slow = new GatedStream(TEN_BYTES);
    FutureTask<TestAnswer> first =
        new FutureTask<>(
            () -> place.file("a").content(TEN_BYTES).body(slow, TEN_BYTES.length).send());
    Thread thread = Thread.ofVirtual().start(first);
    slow.awaitReached();
    TestAnswer busy = untouched(place);
    assertEquals("400 auth_token_limit", busy.outcome());
    assertEquals("more than one upload using auth token " + place.token(), busy.text("message"));
    client.upload(bucket, "b", TEN_BYTES).ok();
    slow.open();
    thread.join();
    first.get().ok();
    place.file("a").content(TEN_BYTES).send().ok();
  }

  @Test
  void aKeyThatIsDeletedWhileABodyArrivesLeavesNothing_sheet06_R11() throws Exception {
    NativeClient writer = client.createKey(List.of("writeFiles"), List.of(bucket), "");
    byte[] content = content(BLOB_LENGTH, 1);
    GatedStream slow = new GatedStream(content);
    FutureTask<TestAnswer> upload =
        new FutureTask<>(() ->
            writer
                .uploadPlace(bucket)
                .file("a")
                .content(content)
                .body(slow, content.length)
                .send());
    Thread thread = Thread.ofVirtual().start(upload);
    slow.awaitReached();
    client.deleteKey(writer);
    slow.open();
    thread.join();
    assertEquals("401 bad_auth_token", upload.get().outcome());
    assertNothingStored();
  }
}
