package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** b2_delete_key (sheet 01 §6.4; sheet 06, bad input 26). */
class DeleteKeyTest extends KeyCase {
  /** Sheet 01 §6.1: the key object without its secret. */
  @Test
  void theAnswerOfEveryVersion() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    for (String version : VERSIONS) {
      String id =
          create(owner.at("v1"), "bucketId", bucket, "namePrefix", "a/").text("applicationKeyId");
      String buckets = version.equals("v4") ? "bucketIds=[" + bucket + "]" : "bucketId=" + bucket;
      assertEquals(
          "{accountId="
              + owner.accountId()
              + ", applicationKeyId="
              + id
              + ", "
              + buckets
              + ", capabilities=[listBuckets, listFiles], expirationTimestamp=null, keyName=test,"
              + " namePrefix=a/, options=[s3]}",
          delete(owner.at(version), id).ok().json().toString(),
          version);
    }
  }

  @Test
  void aDeletedKeysTokenAndSecretAreDeadOnTheNextRequest() {
    TestAnswer key = create(owner);
    NativeClient client = client(key);
    assertEquals("200", listBuckets(client).outcome());
    delete(owner, key.text("applicationKeyId")).ok();
    assertEquals("401 bad_auth_token", listBuckets(client).outcome());
    for (String version : VERSIONS) {
      assertEquals("401 unauthorized", authorize(version, key).outcome());
    }
  }

  @Test
  void whatIsNotThere() {
    String deleted = create(owner).text("applicationKeyId");
    delete(owner, deleted).ok();
    String foreign = create(stranger).text("applicationKeyId");
    String never = "000" + owner.accountId() + "00000000ff";
    for (String version : VERSIONS) {
      for (String id : List.of(deleted, foreign, never, "", "x", deleted + " ")) {
        TestAnswer refused = delete(owner.at(version), id);
        assertEquals("400 bad_request", refused.outcome(), version + " " + id);
        assertEquals("application key does not exist: " + id, refused.text("message"));
      }
    }
    assertEquals(
        1, stranger.call("b2_list_keys", "accountId", stranger.accountId()).rows("keys").size());
  }

  @Test
  void theFieldMustBeAText() {
    assertEquals("400 bad_request", delete(owner, null).outcome());
    assertEquals("400 bad_json", delete(owner, 5).outcome());
    assertEquals("400 bad_request", owner.post("b2_delete_key", "{}").outcome());
  }

  /** Sheet 01 §1: no call deletes a master key, in either spelling of its id. */
  @Test
  void noMasterKeyIsDeleted() {
    for (String id :
        List.of(
            owner.accountId(),
            "000" + owner.accountId() + "0000000000",
            "999" + owner.accountId() + "0000000000",
            stranger.accountId())) {
      assertEquals("400 bad_request", delete(owner, id).outcome(), id);
    }
    assertEquals("200", listBuckets(owner).outcome());
    assertEquals("200", listBuckets(stranger).outcome());
  }

  /** Sheet 01 §6.4. */
  @Test
  void multiBucketKeysAreDeletedByVersion4Alone() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    TestAnswer key = create(owner, "bucketIds", List.of(bucket));
    String id = key.text("applicationKeyId");
    for (int number = 1; number <= 3; number++) {
      TestAnswer refused = delete(owner.at("v" + number), id);
      assertEquals("400 bad_request", refused.outcome());
      assertEquals(UNSUPPORTED + number, refused.text("message"));
    }
    assertEquals("200", listBuckets(client(key), bucket).outcome());
    assertEquals(List.of(bucket), delete(owner, id).ok().value("bucketIds"));
  }

  @Test
  void anExpiredKeyIsNotThereAnyMore() {
    String id = create(owner, "validDurationInSeconds", 60).text("applicationKeyId");
    server.clock().advance(Duration.ofSeconds(60));
    TestAnswer refused = delete(owner, id);
    assertEquals("400 bad_request", refused.outcome());
    assertEquals("application key does not exist: " + id, refused.text("message"));
  }

  /** Sheet 01 §6.4: allowed; the answer still comes, the next request does not. */
  @Test
  void aKeyMayDeleteItself() {
    NativeClient client = owner.createKey(List.of("deleteKeys"), List.of(), "").at("v4");
    assertEquals("200", delete(client, client.keyId()).outcome());
    assertEquals("401 bad_auth_token", delete(client, client.keyId()).outcome());
  }

  @Test
  void aKeyMayDeleteItsMaker() {
    NativeClient maker = owner.createKey(List.of("writeKeys"), List.of(), "").at("v4");
    TestAnswer made = create(maker, "capabilities", List.of("deleteKeys", "listBuckets"));
    NativeClient child = client(made).at("v4");
    assertEquals("200", delete(child, maker.keyId()).outcome());
    assertEquals("401 bad_auth_token", create(maker).outcome());
    assertEquals("200", listBuckets(child).outcome());
  }

  @Test
  void withoutDeleteKeysItIsRefusedWithoutAWord() {
    String id = create(owner).text("applicationKeyId");
    NativeClient other = owner.createKey(List.of("writeKeys", "listKeys"), List.of(), "");
    for (String asked : List.of(id, "000" + owner.accountId() + "00000000ff")) {
      TestAnswer refused = delete(other, asked);
      assertEquals("401 unauthorized", refused.outcome());
      assertEquals("", refused.text("message"));
    }
    assertEquals("200", delete(owner, id).outcome());
  }

  @Test
  void ofManyWhoDeleteAtOnceOneSucceeds() throws Exception {
    for (int round = 0; round < 20; round++) {
      String id = create(owner).text("applicationKeyId");
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<String>> outcomes = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
          outcomes.add(threads.submit(() -> delete(owner, id).outcome()));
        }
        int successes = 0;
        for (Future<String> outcome : outcomes) {
          if (outcome.get().equals("200")) {
            successes++;
          } else {
            assertEquals("400 bad_request", outcome.get());
          }
        }
        assertEquals(1, successes);
      }
    }
  }

  @Test
  void byGet() {
    String id = create(owner).text("applicationKeyId");
    TestAnswer answer = owner.get("b2_delete_key", Map.of("applicationKeyId", id));
    assertEquals(id, answer.ok().text("applicationKeyId"));
  }

  private static TestAnswer delete(NativeClient client, Object id) {
    return client.call("b2_delete_key", "applicationKeyId", id);
  }

  private static TestAnswer listBuckets(NativeClient client) {
    return client.call("b2_list_buckets", "accountId", client.accountId());
  }

  private static TestAnswer listBuckets(NativeClient client, String bucket) {
    return client.call("b2_list_buckets", "accountId", client.accountId(), "bucketId", bucket);
  }
}
