package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UploadPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in at the Native door, and who is not (sheet 06, bad inputs 1 to 16). */
class CredentialDoorTest extends KeyCase {
  private static final Optional<String> CHALLENGE =
      Optional.of("BASIC realm=\"authorize_account\"");

  @Test
  void badInput1LoginsThatAreNone() {
    String id = create(owner).text("applicationKeyId");
    String secret = "K000ExampleOnlyNotARealSecret00";
    assertUniform(authorizeWith("v4"));
    for (String header :
        List.of(
            "",
            "Basic",
            "Basic ",
            "Basic !!!",
            "Basic " + base64("nocolon"),
            "Basic " + base64(":"),
            "Basic " + base64(":" + secret),
            "Basic " + base64(id + ":"),
            "Basic " + base64(id + ":" + secret) + "?",
            "Digest " + base64(id + ":" + secret),
            base64(id + ":" + secret),
            id + ":" + secret,
            owner.token(),
            "Bearer " + owner.token())) {
      assertUniform(authorizeWith("v4", header));
    }
  }

  @Test
  void badInput2LoginsWithStrangeBytes() {
    String id = create(owner).text("applicationKeyId");
    for (String pair :
        List.of(
            id + ":a\0b",
            id + "\0:x",
            id + "\r\n:x",
            "\u00e4:\u00e4",
            id + ":" + "x".repeat(1 << 20))) {
      assertUniform(
          authorize(
              "v4", pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
    }
  }

  @Test
  void badInput3TheSecretOfAnotherKey() {
    TestAnswer key = create(owner);
    String other = create(owner).text("applicationKey");
    TestAnswer wrong = authorize("v4", key.text("applicationKeyId"), other);
    TestAnswer unknown = authorize("v4", "000" + owner.accountId() + "00000000ff", other);
    assertSame(unknown, wrong);
    assertEquals("401 unauthorized", wrong.outcome());
  }

  @Test
  void badInput4HiddenAndForeignCharactersInTheKeyId() {
    TestAnswer key = create(owner);
    String id = key.text("applicationKeyId");
    for (String wrong :
        List.of(id + " ", id + "\u200b", "\ufeff" + id, id.replace('0', '\uff10'))) {
      assertUniform(authorize("v4", wrong, key.text("applicationKey")));
      assertTrue(
          ((String) audit.last().get("explanation")).contains("without them it is " + id),
          audit.last()::toString);
    }
  }

  @Test
  void badInput5TheAccountIdForTheKeyId() {
    var master = server.newMasterKey(owner.accountId());
    owner = NativeClient.authorize(server, owner.accountId(), master.secret().reveal()).at("v4");
    String standard = create(owner).text("applicationKey");
    assertEquals("200", authorize("v4", owner.accountId(), master.secret().reveal()).outcome());
    assertEquals("401 unauthorized", authorize("v4", owner.accountId(), standard).outcome());
  }

  @Test
  void badInput6DeletedKeysAndSuspendedAccounts() {
    TestAnswer key = create(owner);
    TestAnswer other = create(owner);
    owner.call("b2_delete_key", "applicationKeyId", key.text("applicationKeyId")).ok();
    assertEquals("401 unauthorized", authorize("v4", key).outcome());
    suspend();
    assertEquals("403 account_trouble", authorize("v4", other).outcome());
    assertEquals("403 account_trouble", listBuckets(owner).outcome());
  }

  @Test
  void badInput7KeysDieToTheMillisecondAndNeverRevive() {
    TestAnswer key =
        create(
            owner,
            "validDurationInSeconds",
            60,
            "capabilities",
            List.of("listBuckets", "listKeys"));
    NativeClient client = client(key);
    server.clock().advance(Duration.ofMillis(59_999));
    assertEquals("200", listBuckets(client).outcome());
    assertEquals("200", authorize("v4", key).outcome());
    server.clock().advance(Duration.ofMillis(1));
    assertEquals("401 expired_auth_token", listBuckets(client).outcome());
    assertEquals("401 unauthorized", authorize("v4", key).outcome());
    server.clock().advance(Duration.ofMillis(1));
    assertEquals("401 expired_auth_token", listBuckets(client).outcome());
    server.clock().advance(Duration.ofDays(-400));
    assertEquals("401 expired_auth_token", listBuckets(client).outcome());
    assertEquals("401 unauthorized", authorize("v4", key).outcome());
  }

  /** Sheet 01 §5: at most 24 hours, then expired_auth_token, on which clients log in again. */
  @Test
  void aTokenIsOverAfter24Hours() {
    server.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertEquals("200", listBuckets(owner).outcome());
    server.clock().advance(Duration.ofSeconds(1));
    TestAnswer expired = listBuckets(owner);
    assertEquals("401 expired_auth_token", expired.outcome());
    assertEquals(Optional.empty(), expired.header("WWW-Authenticate"));
  }

  @Test
  void badInput10TokensThatAreNone() throws Exception {
    String token = owner.token();
    List<String> forged = new ArrayList<>();
    for (int index = 0; index < token.length(); index++) {
      forged.add(flip(token, index));
    }
    forged.add("");
    forged.add(token.substring(1));
    forged.add(token.substring(0, token.length() - 1));
    forged.add(token + "=");
    forged.add(token + token);
    forged.add(token.toUpperCase(Locale.ROOT));
    Path otherDirectory = Files.createDirectory(directory.resolve("other"));
    try (TestServer other = TestServer.in(otherDirectory)) {
      forged.add(other.newAccount("owner@example.com").token());
    }
    for (String one : forged) {
      assertEquals("401 bad_auth_token", listBuckets(with(one)).outcome(), one);
    }
    assertEquals(
        "401 bad_auth_token",
        owner
            .send(
                "POST",
                "/b2api/v4/b2_list_buckets",
                List.of(),
                "{}".getBytes(StandardCharsets.UTF_8))
            .outcome());
  }

  @Test
  void badInput11TokensAfterAMasterRotation() {
    server.newMasterKey(owner.accountId());
    assertEquals("401 bad_auth_token", listBuckets(owner).outcome());
  }

  @Test
  void badInput12DownloadAuthorizationsAreForDownloadsAlone() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    NativeClient bearer = with(share(bucket, "a/"));
    for (Map.Entry<String, Object[]> call :
        Map.of(
                "b2_list_buckets", new Object[] {"accountId", owner.accountId()},
                "b2_list_keys", new Object[] {"accountId", owner.accountId()},
                "b2_get_upload_url", new Object[] {"bucketId", bucket},
                "b2_create_key", new Object[] {"accountId", owner.accountId()},
                "b2_list_unfinished_large_files",
                    new Object[] {"bucketId", bucket, "namePrefix", "a/"},
                "b2_get_download_authorization",
                    new Object[] {
                      "bucketId", bucket, "fileNamePrefix", "a/", "validDurationInSeconds", 60
                    })
            .entrySet()) {
      assertEquals(
          "401 bad_auth_token",
          bearer.call(call.getKey(), call.getValue()).outcome(),
          call::getKey);
    }
    assertEquals("401 bad_auth_token", upload(bucket, bearer.token()).outcome());
  }

  @Test
  void badInput13UploadTokensAreForTheirUrlAlone() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    String other = owner.createBucket("second-bucket", "allPrivate");
    UploadPlace place = owner.uploadPlace(bucket);
    UploadPlace second = owner.uploadPlace(bucket);
    UploadPlace elsewhere = owner.uploadPlace(other);
    assertEquals("200", place.file("a").send().outcome());
    for (String path : List.of(second.path(), elsewhere.path())) {
      UploadPlace wrong = new UploadPlace(server, path, place.token());
      assertEquals("401 bad_auth_token", wrong.file("a").send().outcome());
    }
    assertEquals("401 bad_auth_token", listBuckets(with(place.token())).outcome());
    assertEquals("401 bad_auth_token", upload(bucket, owner.token()).outcome());
  }

  @Test
  void badInput13AnUploadTokenAfterItsBucketWasDeleted() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    UploadPlace place = owner.uploadPlace(bucket);
    owner.call("b2_delete_bucket", "accountId", owner.accountId(), "bucketId", bucket).ok();
    assertEquals("401 unauthorized", place.file("a").send().outcome());
    String again = owner.createBucket("first-bucket", "allPrivate");
    assertEquals("401 unauthorized", place.file("a").send().outcome());
    assertFalse(again.equals(bucket));
  }

  @Test
  void badInput14ADownloadAuthorizationCoversOnlyNamesThatBeginWithItsPrefix() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    String other = owner.createBucket("second-bucket", "allPrivate");
    for (String name : List.of("a", "ab", "A/x", "a/x", "a/../b", "b")) {
      owner.upload(bucket, name, new byte[] {1}).ok();
      owner.upload(other, name, new byte[] {1}).ok();
    }
    String token = share(bucket, "a/");
    Map<String, Integer> expected =
        Map.of(
            "first-bucket/a", 401,
            "first-bucket/ab", 401,
            "first-bucket/A/x", 401,
            "first-bucket/b", 401,
            "first-bucket/a%2Fx", 200,
            "first-bucket/a/x", 200,
            "first-bucket/a/../b", 200,
            "first-bucket/a%2F..%2Fb", 200,
            "first-bucket/a/gone", 404,
            "second-bucket/a/x", 401);
    expected.forEach((path, status) -> assertEquals(status, download(path, token).status(), path));
  }

  @Test
  void badInput15TwoDifferentTokens() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    owner.upload(bucket, "a/x", new byte[] {1}).ok();
    String token = share(bucket, "a/");
    String path = "/file/first-bucket/a/x?Authorization=";
    assertEquals(
        "400 bad_request", get(path + token, new Header("Authorization", owner.token())).outcome());
    assertEquals(200, get(path + token, new Header("Authorization", token)).status());
    assertEquals(200, get(path + token).status());
  }

  @Test
  void badInput16SeveralAuthorizationHeaders() {
    TestAnswer key = create(owner);
    String good =
        "Basic " + base64(key.text("applicationKeyId") + ":" + key.text("applicationKey"));
    assertEquals("400 bad_request", authorizeWith("v4", good, good).outcome());
    assertEquals("400 bad_request", authorizeWith("v4", good, "Basic x").outcome());
    byte[] body =
        ("{\"accountId\":\"" + owner.accountId() + "\"}").getBytes(StandardCharsets.UTF_8);
    Header header = new Header("Authorization", owner.token());
    assertEquals(
        "400 bad_request",
        owner.send("POST", "/b2api/v4/b2_list_buckets", List.of(header, header), body).outcome());
    for (String value :
        List.of(
            owner.token() + "," + owner.token(),
            owner.token() + ", " + owner.token(),
            "Bearer " + owner.token(),
            "Basic " + owner.token())) {
      assertEquals("401 bad_auth_token", listBuckets(with(value)).outcome(), value);
    }
  }

  /** A token in the query is for downloads; other calls do not look there. */
  @Test
  void aTokenInTheQueryOpensNoOtherCall() {
    assertEquals(
        "401 bad_auth_token",
        get("/b2api/v4/b2_list_buckets?accountId="
                + owner.accountId()
                + "&Authorization="
                + owner.token())
            .outcome());
  }

  /** Every refused credential is a line in the audit log, and none holds the credential. */
  @Test
  void everyRefusedCredentialIsWrittenDown() {
    TestAnswer key = create(owner);
    String secret = key.text("applicationKey");
    int before = audit.count();
    authorizeWith("v4");
    authorize("v4", secret, key.text("applicationKeyId"));
    authorize("v4", key.text("applicationKeyId"), "K000ExampleOnlyNotARealSecret00");
    listBuckets(with(flip(owner.token(), 70)));
    listBuckets(with(secret));
    authorizeWith("v4", "a", "b");
    List<String> lines = audit.all().subList(before, audit.count());
    assertEquals(6, lines.size());
    for (String line : lines) {
      assertTrue(line.contains("\"event\":\"refused\""), line);
      assertFalse(line.contains(secret) || line.contains("ExampleOnly"), line);
    }
  }

  private static String flip(String text, int index) {
    StringBuilder flipped = new StringBuilder(text);
    flipped.setCharAt(index, (char) (text.charAt(index) ^ 1));
    return flipped.toString();
  }

  private void assertUniform(TestAnswer answer) {
    assertEquals("401 bad_auth_token", answer.outcome());
    assertEquals("", answer.text("message"));
    assertEquals(CHALLENGE, answer.header("WWW-Authenticate"));
  }

  private static void assertSame(TestAnswer expected, TestAnswer actual) {
    assertEquals(expected.toString(), actual.toString());
    assertEquals(expected.headers(), actual.headers());
  }

  private NativeClient with(String token) {
    return new NativeClient(server, "v4", owner.accountId(), token);
  }

  private static TestAnswer listBuckets(NativeClient client) {
    return client.call("b2_list_buckets", "accountId", client.accountId());
  }

  private TestAnswer upload(String bucket, String token) {
    UploadPlace place = owner.uploadPlace(bucket);
    return new UploadPlace(server, place.path(), token).file("a").send();
  }

  private String share(String bucket, String prefix) {
    return owner
        .call(
            "b2_get_download_authorization",
            "bucketId",
            bucket,
            "fileNamePrefix",
            prefix,
            "validDurationInSeconds",
            60)
        .ok()
        .text("authorizationToken");
  }

  private TestAnswer download(String path, String token) {
    return get("/file/" + path, new Header("Authorization", token));
  }

  private TestAnswer get(String pathAndQuery, Header... headers) {
    return owner.send("GET", pathAndQuery, List.of(headers), new byte[0]);
  }

  private void suspend() {
    AccountId id = new AccountId(owner.accountId());
    server
        .metadata()
        .<Object>write(tables -> {
          Account account = tables.accounts().find(id).orElseThrow();
          tables
              .accounts()
              .update(
                  new Account(
                      id,
                      account.email(),
                      Account.State.SUSPENDED,
                      account.createdAtMillis(),
                      account.passwordHash()));
          return id;
        });
  }
}
