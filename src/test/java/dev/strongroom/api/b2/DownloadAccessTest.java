package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a download means, and who gets it: sheet 02 §10.1, sheet 01 §3.2 and §5. */
class DownloadAccessTest {
  private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;
  private String publicBucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("private-bucket", "allPrivate");
    publicBucket = owner.createBucket("public-bucket", "allPublic");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sheet 02 §21 no. 8; sheet 06, bad input 31. */
  @ParameterizedTest
  @CsvSource({
    "a+b, a%2Bb",
    "a b, a+b",
    "a b, a%20b",
    "100%, 100%25",
    "x//y, x//y",
    "/x, /x",
    "/x, %2Fx",
    "x/, x/",
    ".., ..",
    "a/../b, a/../b",
    "a/../b, a%2F%2e%2e%2Fb",
    "./., ./.",
    "%2e%2e%2f, %252e%252e%252f",
    "a\\b, a%5Cb",
    "C:\\x, C:%5Cx",
    "CON, CON",
    "∕, %E2%88%95",
    "😀, %F0%9F%98%80",
    "?#&=;, %3F%23%26%3D%3B",
  })
  void aNameIsFoundByEachSpellingAndNeverNormalised(String name, String encoded) {
    owner.upload(bucket, name, CONTENT);
    TestAnswer answer = owner.fetch("/file/private-bucket/" + encoded);
    assertEquals("200", answer.outcome());
    assertEquals(
        name,
        dev.strongroom.api.PercentCoding.decode(answer.header("X-Bz-File-Name").orElseThrow()));
    List<Map<String, Object>> rows =
        owner.call("b2_list_file_names", "bucketId", bucket).rows("files");
    assertEquals(name, rows.getFirst().get("fileName"));
  }

  @Test
  void dotsInAPathReachNoOtherName() {
    owner.upload(bucket, "b", CONTENT);
    assertEquals("404 not_found", owner.fetch("/file/private-bucket/a/../b").outcome());
    assertEquals("404 not_found", owner.fetch("/file/other/../private-bucket/b").outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a%1Fb", "a%7Fb", "a%", "a%4", "a%zz", "a%C3", "a%ff", "%C0%AE"})
  void aNameThatNoFileCanHaveIs400(String encoded) {
    assertEquals("400 bad_request", owner.fetch("/file/private-bucket/" + encoded).outcome());
  }

  @Test
  void aNameOf1024BytesIsFoundAndOneOf1025Is400() {
    owner.upload(bucket, "ü".repeat(512), CONTENT);
    assertEquals("200", owner.fetch("/file/private-bucket/" + "%C3%BC".repeat(512)).outcome());
    assertEquals(
        "400 bad_request",
        owner.fetch("/file/private-bucket/" + "%C3%BC".repeat(512) + "a").outcome());
  }

  /** Sheet 02 §1.8: first a space, as the rule is; then itself, for clients that do not encode. */
  @Test
  void aBarePlusIsASpaceUnlessOnlyTheNameWithAPlusIsThere() {
    owner.upload(bucket, "a+b", CONTENT);
    assertEquals(Optional.of("a%2Bb"), nameOf(owner.fetch("/file/private-bucket/a+b")));
    owner.upload(bucket, "a b", CONTENT);
    assertEquals(Optional.of("a%20b"), nameOf(owner.fetch("/file/private-bucket/a+b")));
    assertEquals("404 not_found", owner.fetch("/file/private-bucket/x+y").outcome());
  }

  @Test
  void theNameWithAPlusIsNotTriedOutsideTheNamePrefix() {
    owner.upload(bucket, "a+b", CONTENT);
    NativeClient reader = owner.createKey(List.of("readFiles"), List.of(), "a ");
    assertEquals("404 not_found", reader.fetch("/file/private-bucket/a+b").outcome());
    assertEquals("404 not_found", reader.fetch("/file/private-bucket/a+c").outcome());
  }

  @Test
  void theNewestVersionIsSentAndEachVersionById() {
    String old =
        owner.upload(bucket, "a", "old".getBytes(StandardCharsets.UTF_8)).ok().text("fileId");
    String newer =
        owner.upload(bucket, "a", "new".getBytes(StandardCharsets.UTF_8)).ok().text("fileId");
    assertEquals("new", text(owner.fetch("/file/private-bucket/a")));
    assertEquals("old", text(owner.fetch(byId(old))));
    assertEquals("new", text(owner.fetch(byId(newer))));
    assertEquals("old", text(owner.at("v1").call("b2_download_file_by_id", "fileId", old)));
  }

  @Test
  void hiddenAndUnfinishedFilesAreNotFoundByName() {
    String old = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    long nowMillis = server.clock().millis();
    String started = plant("a", dev.strongroom.model.FileVersion.Action.START, nowMillis + 1);
    assertEquals("200", owner.fetch("/file/private-bucket/a").outcome());
    assertEquals("404 not_found", owner.fetch(byId(started)).outcome());
    String marker = plant("a", dev.strongroom.model.FileVersion.Action.HIDE, nowMillis + 2);
    assertEquals("404 not_found", owner.fetch("/file/private-bucket/a").outcome());
    assertEquals("404 not_found", owner.fetch(byId(marker)).outcome());
    assertEquals("200", owner.fetch(byId(old)).outcome());
  }

  @Test
  void unknownBucketsAndNamesAre404ForAnUnrestrictedKey() {
    assertEquals("404 not_found", owner.fetch("/file/no-such-bucket/a").outcome());
    assertEquals("404 not_found", owner.fetch("/file/private-bucket/a").outcome());
    assertEquals("404 not_found", owner.fetch("/file/private-bucket/").outcome());
    assertEquals("404 not_found", owner.fetch("/file/private-bucket").outcome());
    assertEquals("404 not_found", owner.fetch("/file").outcome());
  }

  @Test
  void theBucketsNameIsReadWithoutRegardToCase() {
    owner.upload(bucket, "a", CONTENT);
    assertEquals("200", owner.fetch("/file/Private-BUCKET/a").outcome());
  }

  @Test
  void byNameThereIsNoOtherPath() {
    owner.upload(bucket, "a", CONTENT);
    String path = "/b2api/v4/b2_download_file_by_name";
    assertEquals("404 not_found", owner.fetch(path + "/private-bucket/a").outcome());
    assertEquals(
        "404 not_found", owner.fetch(path + "?bucketName=private-bucket&fileName=a").outcome());
    assertEquals(
        "405 method_not_allowed",
        owner
            .send("POST", "/file/private-bucket/a", owner.withAuthorization(), new byte[0])
            .outcome());
  }

  /** Sheet 06, bad input 40: nobody learns from an id what exists. */
  @Test
  void idsThatAreNotTheCallersTellNothing() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    String last = id.substring(0, id.length() - 1);
    String next = last + (id.endsWith("9") ? "8" : "9");
    NativeClient other = server.newAccount("other@example.com");
    String otherBucket = owner.createBucket("another-bucket", "allPrivate");
    String elsewhere = id.replace(bucket, otherBucket);
    NativeClient limited = owner.createKey(List.of("readFiles"), List.of(otherBucket), "");
    assertEquals("404 not_found", owner.fetch(byId(next)).outcome());
    assertEquals("404 not_found", owner.fetch(byId(elsewhere)).outcome());
    assertEquals("404 not_found", other.fetch(byId(id)).outcome());
    assertEquals("404 not_found", other.fetch(byId(next)).outcome());
    assertEquals("401 unauthorized", limited.fetch(byId(id)).outcome());
    assertEquals("401 unauthorized", limited.fetch(byId(next)).outcome());
    assertEquals("404 not_found", limited.fetch(byId(elsewhere)).outcome());
    assertEquals("401 unauthorized", server.stranger().fetch(byId(id)).outcome());
    assertEquals("401 unauthorized", server.stranger().fetch(byId(next)).outcome());
    for (String malformed : List.of("x", "", id + "0", "4_z" + "a".repeat(10_000))) {
      assertEquals("400 bad_request", owner.fetch(byId(malformed)).outcome());
    }
    assertEquals("400 bad_request", owner.fetch("/b2api/v4/b2_download_file_by_id").outcome());
  }

  @Test
  void keysReachTheirBucketsAndNamesOnly() {
    String inside = owner.upload(bucket, "logs/a", CONTENT).ok().text("fileId");
    String outside = owner.upload(bucket, "secrets/a", CONTENT).ok().text("fileId");
    String public1 = owner.upload(publicBucket, "logs/a", CONTENT).ok().text("fileId");
    NativeClient reader = owner.createKey(List.of("readFiles"), List.of(bucket), "logs/");
    assertEquals("200", reader.fetch("/file/private-bucket/logs/a").outcome());
    assertEquals("200", reader.fetch(byId(inside)).outcome());
    assertEquals("404 not_found", reader.fetch("/file/private-bucket/logs/b").outcome());
    assertEquals("401 unauthorized", reader.fetch("/file/private-bucket/secrets/a").outcome());
    assertEquals("401 unauthorized", reader.fetch("/file/private-bucket/nothing").outcome());
    assertEquals("401 unauthorized", reader.fetch(byId(outside)).outcome());
    assertEquals("401 unauthorized", reader.fetch("/file/no-such-bucket/logs/a").outcome());
    assertEquals("200", reader.fetch(byId(public1)).outcome());
    NativeClient writer = owner.createKey(List.of("writeFiles", "listFiles"), List.of(), "");
    assertEquals("401 unauthorized", writer.fetch("/file/private-bucket/logs/a").outcome());
    assertEquals("401 unauthorized", writer.fetch(byId(inside)).outcome());
  }

  @Test
  void strangersGetTheFilesOfPublicBucketsAndNoOthers() {
    String open = owner.upload(publicBucket, "a", CONTENT).ok().text("fileId");
    owner.upload(bucket, "a", CONTENT);
    NativeClient stranger = server.stranger();
    NativeClient other = server.newAccount("other@example.com");
    assertArrayEquals(CONTENT, stranger.fetch("/file/public-bucket/a").body());
    assertArrayEquals(CONTENT, stranger.fetch(byId(open)).body());
    assertEquals("404 not_found", stranger.fetch("/file/public-bucket/b").outcome());
    assertEquals("401 unauthorized", stranger.fetch("/file/private-bucket/a").outcome());
    assertEquals("401 unauthorized", stranger.fetch("/file/private-bucket/b").outcome());
    assertEquals("401 unauthorized", stranger.fetch("/file/no-such-bucket/a").outcome());
    assertEquals("200", other.fetch("/file/public-bucket/a").outcome());
    assertEquals("404 not_found", other.fetch("/file/private-bucket/a").outcome());
  }

  @Test
  void aBucketThatIsClosedIsClosedFromTheNextRequestOn() {
    String id = owner.upload(publicBucket, "a", CONTENT).ok().text("fileId");
    assertEquals("200", server.stranger().fetch("/file/public-bucket/a").outcome());
    owner
        .call(
            "b2_update_bucket",
            "accountId",
            owner.accountId(),
            "bucketId",
            publicBucket,
            "bucketType",
            "allPrivate")
        .ok();
    assertEquals("401 unauthorized", server.stranger().fetch("/file/public-bucket/a").outcome());
    assertEquals("401 unauthorized", server.stranger().fetch(byId(id)).outcome());
  }

  /** Sheet 02 §10.4: without a token nobody chooses headers. */
  @Test
  void strangersMayNotOverrideHeaders() {
    String id = owner.upload(publicBucket, "a", CONTENT).ok().text("fileId");
    String query = "b2ContentType=text/html";
    assertEquals(
        "401 unauthorized", server.stranger().fetch("/file/public-bucket/a?" + query).outcome());
    assertEquals("401 unauthorized", server.stranger().fetch(byId(id) + "&" + query).outcome());
    assertEquals(
        "401 unauthorized",
        server.newAccount("other@example.com").fetch("/file/public-bucket/a?" + query).outcome());
    assertEquals("200", owner.fetch("/file/public-bucket/a?" + query).outcome());
  }

  @Test
  void aTokenThatIsNotGoodIsRefusedOnPublicBucketsToo() {
    owner.upload(publicBucket, "a", CONTENT);
    assertEquals(
        "401 bad_auth_token", owner.withToken("4_x").fetch("/file/public-bucket/a").outcome());
    server.clock().advance(java.time.Duration.ofHours(24));
    assertEquals("401 expired_auth_token", owner.fetch("/file/public-bucket/a").outcome());
  }

  @Test
  void theTokenMayStandInTheQuery() {
    String id = owner.upload(bucket, "a", CONTENT).ok().text("fileId");
    String query = "Authorization=" + owner.token();
    assertEquals("200", server.stranger().fetch("/file/private-bucket/a?" + query).outcome());
    assertEquals("200", server.stranger().fetch(byId(id) + "&" + query).outcome());
    assertEquals("200", owner.fetch("/file/private-bucket/a?" + query).outcome());
    assertEquals(
        "401 unauthorized",
        server
            .stranger()
            .send(
                "POST",
                "/b2api/v4/b2_download_file_by_id?" + query,
                List.of(),
                ("{\"fileId\": \"" + id + "\"}").getBytes(StandardCharsets.UTF_8))
            .outcome());
  }

  /** Sheet 06, bad input 15: never "the stronger wins". */
  @Test
  void twoDifferentTokensAre400() {
    owner.upload(bucket, "a", CONTENT);
    NativeClient reader = owner.createKey(List.of("readFiles"), List.of(), "");
    assertEquals(
        "400 bad_request",
        owner.fetch("/file/private-bucket/a?Authorization=" + reader.token()).outcome());
    assertEquals(
        "400 bad_request",
        owner
            .fetch(
                "/file/private-bucket/a?Authorization=%1$s&Authorization=%1$s"
                    .formatted(owner.token()))
            .outcome());
  }

  @Test
  void aLargeFileIsSentToStrangersToo() {
    Planted.largeFile(server, publicBucket, "large", new byte[70_000], new byte[70_000]);
    assertEquals(140_000, server.stranger().fetch("/file/public-bucket/large").body().length);
  }

  private String plant(String name, dev.strongroom.model.FileVersion.Action action, long millis) {
    return server
        .metadata()
        .write(tables -> Planted.row(tables, bucket, name, action, millis))
        .value();
  }

  private static Optional<String> nameOf(TestAnswer answer) {
    return answer.header("X-Bz-File-Name");
  }

  private static String text(TestAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String byId(String id) {
    return "/b2api/v4/b2_download_file_by_id?fileId=" + id;
  }
}
