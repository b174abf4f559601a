package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.Capability;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What b2_authorize_account answers in every version, field by field (sheet 01 §4). */
class AuthorizeAccountTest extends KeyCase {
  private static final String URL = "http://localhost:8420";
  private static final String LIST = "[listBuckets, listFiles]";

  @Test
  void unrestrictedKey() {
    TestAnswer key = create(owner);
    assertEquals(flat(true, "null", "bucketName=null, ", LIST, "null"), shown("v1", key));
    assertEquals(flat(false, "null", "bucketName=null, ", LIST, "null"), shown("v2", key));
    assertEquals(v3("null", "null", LIST, "null", "null"), shown("v3", key));
    assertEquals(v4("null", LIST, "null", "null"), shown("v4", key));
  }

  @Test
  void keyRestrictedToABucketAndAPrefixThatExpires() {
    String bucket = owner.createBucket("First-Bucket", "allPrivate");
    TestAnswer key =
        create(
            owner.at("v3"),
            "bucketId",
            bucket,
            "namePrefix",
            "photos/",
            "validDurationInSeconds",
            3600);
    String until = Long.toString(server.clock().millis() + 3_600_000);
    assertEquals(
        flat(true, bucket, "bucketName=First-Bucket, ", LIST, "photos/"), shown("v1", key));
    assertEquals(
        flat(false, bucket, "bucketName=First-Bucket, ", LIST, "photos/"), shown("v2", key));
    assertEquals(v3(bucket, "First-Bucket", LIST, "photos/", until), shown("v3", key));
    assertEquals(
        v4("[{id=" + bucket + ", name=First-Bucket}]", LIST, "photos/", until), shown("v4", key));
  }

  /** Sheet 01 §4.5. */
  @Test
  void keyWhoseBucketWasDeleted() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    TestAnswer key = create(owner.at("v2"), "bucketId", bucket);
    delete(bucket);
    assertEquals(flat(true, bucket, "bucketName=null, ", LIST, "null"), shown("v1", key));
    assertEquals(flat(false, bucket, "bucketName=null, ", LIST, "null"), shown("v2", key));
    assertEquals(v3(bucket, "null", LIST, "null", "null"), shown("v3", key));
    assertEquals(v4("[{id=" + bucket + ", name=null}]", LIST, "null", "null"), shown("v4", key));
  }

  /** Sheet 01 §2.3; sheet 06, bad input 8. */
  @Test
  void multiBucketKeyIsForVersion4Alone() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    TestAnswer key = create(owner, "bucketIds", List.of(bucket));
    for (int number = 1; number <= 3; number++) {
      TestAnswer refused = authorize("v" + number, key);
      assertEquals("400 bad_request", refused.outcome());
      assertEquals(UNSUPPORTED + number, refused.text("message"));
    }
    assertEquals(
        v4("[{id=" + bucket + ", name=first-bucket}]", LIST, "null", "null"), shown("v4", key));
  }

  @Test
  void multiBucketKeyNamesTheBucketsThatAreLeft() {
    String first = owner.createBucket("first-bucket", "allPrivate");
    String second = owner.createBucket("second-bucket", "allPrivate");
    TestAnswer key = create(owner, "bucketIds", List.of(first, second));
    delete(first);
    assertEquals(
        Set.of("{id=" + first + ", name=null}", "{id=" + second + ", name=second-bucket}"),
        Set.copyOf(
            authorize("v4", key).rows("apiInfo.storageApi.allowed.buckets").stream()
                .map(Object::toString)
                .toList()));
  }

  /** Sheet 01 §1: the same thirty in every version. */
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3", "v4"})
  void masterKeyHasEveryCapability(String version) {
    TestAnswer answer = authorize(version, master()).ok();
    String path =
        switch (version) {
          case "v1", "v2" -> "allowed.capabilities";
          case "v3" -> "apiInfo.storageApi.capabilities";
          default -> "apiInfo.storageApi.allowed.capabilities";
        };
    Set<String> every = new HashSet<>();
    Arrays.stream(Capability.values()).map(Capability::wireName).forEach(every::add);
    assertEquals(30, every.size());
    assertEquals(every, new HashSet<>((List<?>) answer.value(path)));
    assertEquals(owner.accountId(), answer.text("accountId"));
  }

  /** Sheet 01 §4.1: GET and POST, with any body. */
  @Test
  void theMethodAndTheBodyDoNotMatter() {
    String credentials = "Basic " + base64(master().id + ":" + master().secret);
    for (String method : List.of("GET", "POST")) {
      for (String body : List.of("", "{}", "not JSON")) {
        TestAnswer answer =
            owner.send(
                method,
                "/b2api/v2/b2_authorize_account",
                List.of(new Header("Authorization", credentials)),
                body.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, answer.status(), method + " " + body);
      }
    }
  }

  /** Sheet 01 §4.1: clients append to a base URL that may end in a slash. */
  @Test
  void doubledSlashesBeforeTheApiAreTaken() {
    String credentials = "Basic " + base64(master().id + ":" + master().secret);
    TestAnswer answer =
        owner.send(
            "GET",
            "//b2api/v4/b2_authorize_account",
            List.of(new Header("Authorization", credentials)),
            new byte[0]);
    assertEquals(200, answer.status());
  }

  /** Sheet 01 §4.2 and §7.1. */
  @Test
  void headersAndLayout() {
    TestAnswer answer = authorize("v4", master()).ok();
    assertEquals(Optional.of("application/json;charset=UTF-8"), answer.header("Content-Type"));
    assertEquals(Optional.of("max-age=0, no-cache, no-store"), answer.header("Cache-Control"));
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertTrue(
        text.startsWith("{\n  \"accountId\": \"" + owner.accountId() + "\",\n  \"apiInfo\": {\n"),
        text);
    assertTrue(text.endsWith("\n}\n"), text);
    TestAnswer fault = authorize("v4", master().id, "wrong");
    assertEquals(Optional.of("application/json;charset=utf-8"), fault.header("Content-Type"));
    assertEquals(
        "{\n  \"code\": \"bad_auth_token\",\n  \"message\": \"\",\n  \"status\": 401\n}",
        new String(fault.body(), StandardCharsets.UTF_8));
  }

  /** Sheet 01 §5: a token of any version is good at every version. */
  @Test
  void tokensAreOfNoVersion() {
    TestAnswer key = create(owner);
    for (String from : VERSIONS) {
      String token = authorize(from, key).ok().text("authorizationToken");
      for (String to : VERSIONS) {
        NativeClient client = new NativeClient(server, to, owner.accountId(), token);
        TestAnswer answer = client.call("b2_list_buckets", "accountId", owner.accountId());
        assertEquals(200, answer.status(), from + " to " + to);
      }
    }
  }

  /** Sheet 01 §2.3: only authorizing, listing and deleting keys care about the kind. */
  @Test
  void aMultiBucketKeysTokenIsGoodAtEveryVersion() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    NativeClient client = client(create(owner, "bucketIds", List.of(bucket)));
    for (String version : VERSIONS) {
      TestAnswer answer =
          client
              .at(version)
              .call("b2_list_buckets", "accountId", owner.accountId(), "bucketId", bucket);
      assertEquals(1, answer.ok().rows("buckets").size(), version);
    }
  }

  @Test
  void manyTokensAreGoodAtOnce() {
    TestAnswer key = create(owner);
    String first = authorize("v4", key).text("authorizationToken");
    String second = authorize("v4", key).text("authorizationToken");
    for (String token : List.of(first, second)) {
      NativeClient client = new NativeClient(server, "v4", owner.accountId(), token);
      assertEquals(200, client.call("b2_list_buckets", "accountId", owner.accountId()).status());
    }
  }

  private record Known(String id, String secret) {}

  private Known known;

  /** A master key whose secret the test knows. */
  private Known master() {
    if (known == null) {
      var created = server.newMasterKey(owner.accountId());
      known = new Known(created.key().id().value(), created.secret().reveal());
    }
    return known;
  }

  private TestAnswer authorize(String version, Known key) {
    return authorize(version, key.id, key.secret);
  }

  private void delete(String bucket) {
    owner.call("b2_delete_bucket", "accountId", owner.accountId(), "bucketId", bucket).ok();
  }

  /** The answer with its token struck out, in the order of its fields. */
  private String shown(String version, TestAnswer key) {
    TestAnswer answer = authorize(version, key).ok();
    return answer.json().toString().replace(answer.text("authorizationToken"), "TOKEN");
  }

  private String flat(
      boolean first, String bucket, String name, String capabilities, String prefix) {
    return "{absoluteMinimumPartSize=5000000, accountId="
        + owner.accountId()
        + ", allowed={bucketId="
        + bucket
        + ", "
        + name
        + "capabilities="
        + capabilities
        + ", namePrefix="
        + prefix
        + "}, apiUrl="
        + URL
        + ", authorizationToken=TOKEN, downloadUrl="
        + URL
        + (first ? ", minimumPartSize=100000000" : "")
        + ", recommendedPartSize=100000000, s3ApiUrl="
        + URL
        + "}";
  }

  private String v3(String bucket, String name, String capabilities, String prefix, String until) {
    return "{accountId="
        + owner.accountId()
        + ", apiInfo={storageApi={absoluteMinimumPartSize=5000000, apiUrl="
        + URL
        + ", bucketId="
        + bucket
        + ", bucketName="
        + name
        + ", capabilities="
        + capabilities
        + ", downloadUrl="
        + URL
        + ", infoType=storageApi, namePrefix="
        + prefix
        + ", recommendedPartSize=100000000, s3ApiUrl="
        + URL
        + "}}, applicationKeyExpirationTimestamp="
        + until
        + ", authorizationToken=TOKEN}";
  }

  private String v4(String buckets, String capabilities, String prefix, String until) {
    return "{accountId="
        + owner.accountId()
        + ", apiInfo={storageApi={absoluteMinimumPartSize=5000000, allowed={buckets="
        + buckets
        + ", capabilities="
        + capabilities
        + ", namePrefix="
        + prefix
        + "}, apiUrl="
        + URL
        + ", downloadUrl="
        + URL
        + ", recommendedPartSize=100000000, s3ApiUrl="
        + URL
        + "}}, applicationKeyExpirationTimestamp="
        + until
        + ", authorizationToken=TOKEN}";
  }
}
