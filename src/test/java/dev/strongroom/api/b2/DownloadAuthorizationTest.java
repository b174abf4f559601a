package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Download authorizations: sheet 01 §5.1, sheet 02 §10.4, §10.5 and §21 no. 14. */
class DownloadAuthorizationTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("private-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theAnswerRepeatsBucketAndPrefix() {
    TestAnswer answer = ask(owner, "a/", Map.of());
    assertEquals(
        Map.of(
            "authorizationToken",
            answer.text("authorizationToken"),
            "bucketId",
            bucket,
            "fileNamePrefix",
            "a/"),
        answer.json());
    assertTrue(answer.text("authorizationToken").matches("3_[A-Za-z0-9_.-]+_dnld"));
  }

  @Test
  void whoeverHasTheTokenDownloadsInHeaderOrQuery() {
    owner.upload(bucket, "a/1", CONTENT);
    String token = ask(owner, "a/", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    assertEquals("200", bearer.fetch("/file/private-bucket/a/1").outcome());
    assertEquals(
        "200",
        server.stranger().fetch("/file/private-bucket/a/1?Authorization=" + token).outcome());
    assertEquals(200, bearer.fetchHead("/file/private-bucket/a/1").status());
    assertEquals("404 not_found", bearer.fetch("/file/private-bucket/a/2").outcome());
  }

  /** Sheet 06, bad input 14. */
  @Test
  void namesOutsideThePrefixAndOtherBucketsAreRefused() {
    owner.createBucket("another-bucket", "allPrivate");
    String token = ask(owner, "a/", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    for (String path :
        List.of(
            "/file/private-bucket/a",
            "/file/private-bucket/ab",
            "/file/private-bucket/A/",
            "/file/private-bucket/b/a/",
            "/file/private-bucket/%2e/a/",
            "/file/another-bucket/a/1",
            "/file/no-such-bucket/a/1")) {
      assertEquals("401 unauthorized", bearer.fetch(path).outcome(), path);
    }
    // These begin with a/ and are names like any other: nothing is normalised.
    assertEquals("404 not_found", bearer.fetch("/file/private-bucket/a/../b").outcome());
    assertEquals("404 not_found", bearer.fetch("/file/private-bucket/a%2F..%2Fb").outcome());
  }

  @Test
  void anEmptyPrefixIsTheWholeBucket() {
    owner.upload(bucket, "x", CONTENT);
    String token = ask(owner, "", Map.of()).text("authorizationToken");
    assertEquals(
        "200", server.stranger().withToken(token).fetch("/file/private-bucket/x").outcome());
  }

  @Test
  void theTokenIsNotGoodById() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    String token = ask(owner, "", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    String path = "/b2api/v4/b2_download_file_by_id?fileId=" + id;
    assertEquals("401 unauthorized", bearer.fetch(path).outcome());
    assertEquals(
        "401 unauthorized", server.stranger().fetch(path + "&Authorization=" + token).outcome());
    assertEquals("401 bad_auth_token", bearer.withToken(token + "x").fetch(path).outcome());
  }

  /** Sheet 06, bad input 12. */
  @Test
  void theTokenIsGoodForNothingElse() {
    String token = ask(owner, "", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    for (String operation :
        List.of("b2_list_buckets", "b2_list_keys", "b2_get_upload_url", "b2_create_key")) {
      assertEquals(
          "401 bad_auth_token",
          bearer.call(operation, "bucketId", bucket, "accountId", owner.accountId()).outcome(),
          operation);
    }
  }

  @Test
  void theTokenEndsWhenItsTimeIsOver() {
    owner.upload(bucket, "a", CONTENT);
    String token = ask(owner, "", Map.of("validDurationInSeconds", 60)).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    server.clock().advance(Duration.ofSeconds(59));
    assertEquals("200", bearer.fetch("/file/private-bucket/a").outcome());
    server.clock().advance(Duration.ofSeconds(1));
    assertEquals("401 expired_auth_token", bearer.fetch("/file/private-bucket/a").outcome());
  }

  @Test
  void theTokenDiesWithItsKey() {
    owner.upload(bucket, "a", CONTENT);
    NativeClient sharer = owner.createKey(List.of("shareFiles"), List.of(), "");
    String token = ask(sharer, "", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    assertEquals("200", bearer.fetch("/file/private-bucket/a").outcome());
    owner.call("b2_delete_key", "applicationKeyId", sharer.keyId()).ok();
    assertEquals("401 bad_auth_token", bearer.fetch("/file/private-bucket/a").outcome());
  }

  @Test
  void fixedHeadersMustBeAskedForExactly() {
    owner.upload(bucket, "a", CONTENT);
    String token =
        ask(owner, "", Map.of("b2ContentType", "image/png", "b2ContentDisposition", "attachment"))
            .text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    String path = "/file/private-bucket/a?b2ContentDisposition=attachment&b2ContentType=";
    TestAnswer answer = bearer.fetch(path + "image/png");
    assertEquals("200", answer.outcome());
    assertEquals("image/png", answer.header("Content-Type").orElseThrow());
    for (String refused :
        List.of(
            path + "image/gif",
            path + "image/png&b2CacheControl=x",
            "/file/private-bucket/a?b2ContentType=image/png",
            "/file/private-bucket/a")) {
      assertEquals("401 unauthorized", bearer.fetch(refused).outcome(), refused);
    }
  }

  @Test
  void headersThatWereNotFixedMayNotBeChosen() {
    owner.upload(bucket, "a", CONTENT);
    String token = ask(owner, "", Map.of()).text("authorizationToken");
    NativeClient bearer = server.stranger().withToken(token);
    assertEquals(
        "401 unauthorized",
        bearer.fetch("/file/private-bucket/a?b2ContentType=text/html").outcome());
  }

  @Test
  void theKeyNeedsShareFilesWithinItsReach() {
    NativeClient reader = owner.createKey(List.of("readFiles"), List.of(), "");
    assertEquals("401 unauthorized", ask(reader, "a/", Map.of()).outcome());
    NativeClient sharer = owner.createKey(List.of("shareFiles"), List.of(bucket), "a/");
    assertEquals("200", ask(sharer, "a/", Map.of()).outcome());
    assertEquals("200", ask(sharer, "a/b", Map.of()).outcome());
    assertEquals("401 unauthorized", ask(sharer, "a", Map.of()).outcome());
    assertEquals("401 unauthorized", ask(sharer, "", Map.of()).outcome());
    assertEquals(
        "401 unauthorized", ask(sharer, "a/", Map.of("bucketId", "0".repeat(24))).outcome());
    assertEquals(
        "400 bad_bucket_id", ask(owner, "a/", Map.of("bucketId", "0".repeat(24))).outcome());
  }

  @Test
  void theFieldsAreChecked() {
    for (Object seconds : List.of(0, -1, 604_801, Long.MAX_VALUE)) {
      assertEquals(
          "400 bad_request", ask(owner, "", Map.of("validDurationInSeconds", seconds)).outcome());
    }
    assertEquals("200", ask(owner, "", Map.of("validDurationInSeconds", 604_800)).outcome());
    assertEquals("400 bad_json", ask(owner, "", Map.of("validDurationInSeconds", "60")).outcome());
    assertEquals("400 bad_request", ask(owner, "a\u0000", Map.of()).outcome());
    assertEquals("400 bad_request", ask(owner, "a".repeat(1025), Map.of()).outcome());
    assertEquals("400 bad_request", ask(owner, "", Map.of("b2ContentType", "no type")).outcome());
    assertEquals(
        "400 bad_request",
        ask(owner, "", Map.of("b2ContentDisposition", "attachment; filename*=UTF-8''x")).outcome());
    assertEquals(
        "200",
        ask(owner, "", Map.of("b2ContentDisposition", "attachment; filename=\"; a*=b\""))
            .outcome());
    assertEquals(
        "400 bad_request",
        ask(owner, "", Map.of("b2CacheControl", "x".repeat(4000), "b2Expires", "y".repeat(4000)))
            .outcome());
    assertEquals(
        "400 bad_request",
        owner.call("b2_get_download_authorization", "bucketId", bucket).outcome());
  }

  private TestAnswer ask(NativeClient caller, String prefix, Map<String, ?> others) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("bucketId", bucket);
    fields.put("fileNamePrefix", prefix);
    fields.put("validDurationInSeconds", 3600);
    fields.putAll(others);
    Object[] namesAndValues =
        fields.entrySet().stream()
            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
            .toArray();
    return caller.call("b2_get_download_authorization", namesAndValues);
  }
}
