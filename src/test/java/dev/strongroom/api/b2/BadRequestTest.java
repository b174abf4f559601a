package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that are no requests, and buckets that are not the caller's (sheet 06, 17, 28 to 30). */
class BadRequestTest extends KeyCase {
  private static final List<String> LISTING = List.of("listBuckets", "listFiles", "readFiles");

  @Test
  void badInput17BodiesThatAreNoJsonObject() {
    String good = "\"accountId\":\"" + owner.accountId() + "\"";
    List<String> bodies =
        List.of(
            "",
            " ",
            "null",
            "[]",
            "5",
            "\"text\"",
            "{",
            "{" + good,
            "{" + good + "}}",
            "{" + good + "} x",
            "{" + good + "}{}",
            "{" + good + "," + good + "}",
            "{" + good + ",\"maxKeyCount\":1,\"maxKeyCount\":2}",
            "{" + good + ",}",
            "{/* comment */" + good + "}",
            "{// comment\n" + good + "}",
            "{'accountId':'" + owner.accountId() + "'}",
            "{accountId:\"" + owner.accountId() + "\"}",
            "{" + good + ",\"maxKeyCount\":NaN}",
            "{" + good + ",\"maxKeyCount\":Infinity}",
            "{" + good + ",\"maxKeyCount\":01}",
            "{" + good + ",\"maxKeyCount\":+1}",
            "{" + good + ",\"x\":\"\\ud800\"}",
            "{" + good + ",\"x\":\"\\udc00\\ud800\"}",
            "{" + good + ",\"x\":\"line\nbreak\"}",
            "{" + good + ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "{" + good + ",\"x\":" + "9".repeat(10_000) + "}",
            "\ufeff{" + good + "}");
    for (String body : bodies) {
      assertEquals("400 bad_json", post(body, StandardCharsets.UTF_8).outcome(), body);
    }
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertEquals("400 bad_json", post("{" + good + "}", charset).outcome(), charset::name);
    }
    assertEquals(
        "400 bad_json",
        post("{" + good + ",\"x\":\"\u00e4\"}", StandardCharsets.ISO_8859_1).outcome());
    String long17 = "{" + good + ",\"x\":\"" + "x".repeat(100 << 20) + "\"}";
    assertEquals("400 bad_json", post(long17, StandardCharsets.UTF_8).outcome());
    assertEquals("200", post("{" + good + "}", StandardCharsets.UTF_8).outcome());
    assertEquals(
        "200", post("\r\n\t {" + good + ",\"x\":[{}]} \n", StandardCharsets.UTF_8).outcome());
  }

  /** Sheet 01 §8.3: whatever the Content-Type says. */
  @Test
  void theContentTypeDoesNotMatter() {
    byte[] body =
        ("{\"accountId\":\"" + owner.accountId() + "\"}").getBytes(StandardCharsets.UTF_8);
    for (String type :
        List.of("application/x-www-form-urlencoded", "text/plain", "application/xml", "")) {
      TestAnswer answer =
          owner.send(
              "POST",
              "/b2api/v4/b2_list_keys",
              List.of(new Header("Authorization", owner.token()), new Header("Content-Type", type)),
              body);
      assertEquals(200, answer.status(), type);
    }
  }

  /** A mistake in a request is answered without repeating a secret that stands in it. */
  @Test
  void noFaultRepeatsWhatMayBeASecret() {
    String secret = "K000ExampleOnlyNotARealSecret00";
    for (String body :
        List.of(
            secret,
            "{" + secret + "}",
            "{\"accountId\":" + secret + "}",
            "{\"applicationKey\":\"" + secret + "\",\"applicationKey\":1}")) {
      TestAnswer answer = post(body, StandardCharsets.UTF_8);
      assertEquals(false, answer.toString().contains("ExampleOnly"), answer::toString);
    }
  }

  @Test
  void badInput28ARestrictedKeyListsBuckets() {
    String mine = owner.createBucket("My-Bucket", "allPrivate");
    String other = owner.createBucket("other-bucket", "allPrivate");
    String foreign = stranger.createBucket("strangers-bucket", "allPrivate");
    NativeClient client = owner.createKey(LISTING, List.of(mine), "");
    for (String version : VERSIONS) {
      NativeClient at = client.at(version);
      assertEquals(version.equals("v1") ? "[My-Bucket]" : "401 unauthorized", listed(at));
      assertEquals("[My-Bucket]", listed(at, "bucketId", mine));
      assertEquals("[My-Bucket]", listed(at, "bucketName", "My-Bucket"));
      assertEquals("[My-Bucket]", listed(at, "bucketName", "my-bucket"));
      assertEquals("[My-Bucket]", listed(at, "bucketId", mine, "bucketName", "My-Bucket"));
      assertEquals("[]", listed(at, "bucketId", mine, "bucketName", "other-bucket"));
      for (String id : List.of(other, foreign, "0123456789abcdef01234567", "x", "")) {
        assertEquals("401 unauthorized", listed(at, "bucketId", id), version + " " + id);
        assertEquals("401 unauthorized", listed(at, "bucketId", id, "bucketName", "My-Bucket"), id);
      }
      for (String name : List.of("other-bucket", "strangers-bucket", "free-bucket", "")) {
        assertEquals("401 unauthorized", listed(at, "bucketName", name), version + " " + name);
      }
    }
  }

  /** Sheet 01 §3.4: with several buckets too, one must be named. */
  @Test
  void badInput28AMultiBucketKeyListsBuckets() {
    String first = owner.createBucket("first-bucket", "allPrivate");
    String second = owner.createBucket("second-bucket", "allPrivate");
    NativeClient client = owner.createKey(LISTING, List.of(first, second), "").at("v4");
    assertEquals("401 unauthorized", listed(client));
    assertEquals("[first-bucket]", listed(client, "bucketId", first));
    assertEquals("[second-bucket]", listed(client, "bucketName", "second-bucket"));
  }

  @Test
  void badInput29ABucketMadeAgainUnderTheSameNameIsAnother() {
    for (NativeClient maker : List.of(owner, stranger)) {
      String before = owner.createBucket("first-bucket", "allPrivate");
      NativeClient client = owner.createKey(LISTING, List.of(before), "");
      assertEquals("[first-bucket]", listed(client, "bucketName", "first-bucket"));
      delete(owner, before);
      String after = maker.createBucket("first-bucket", "allPrivate");
      assertEquals("401 unauthorized", listed(client, "bucketName", "first-bucket"));
      assertEquals("401 unauthorized", listed(client, "bucketId", before));
      assertEquals("401 unauthorized", listed(client, "bucketId", after));
      assertEquals("401 unauthorized", download("first-bucket/a", client).outcome());
      delete(maker, after);
    }
  }

  @Test
  void badInput30AForeignBucketLooksLikeNone() {
    String foreign = stranger.createBucket("strangers-bucket", "allPrivate");
    stranger.upload(foreign, "a", new byte[] {1}).ok();
    String none = "0123456789abcdef01234567";
    String mine = owner.createBucket("my-bucket", "allPrivate");
    for (NativeClient client :
        List.of(
            owner,
            owner.createKey(LISTING, List.of(mine), ""),
            owner.createKey(LISTING, List.of(), "a"))) {
      assertAlike(
          client.call("b2_list_buckets", "accountId", client.accountId(), "bucketId", foreign),
          client.call("b2_list_buckets", "accountId", client.accountId(), "bucketId", none),
          foreign,
          none);
      assertAlike(
          client.call(
              "b2_list_buckets", "accountId", client.accountId(), "bucketName", "strangers-bucket"),
          client.call(
              "b2_list_buckets", "accountId", client.accountId(), "bucketName", "free-bucket"),
          "strangers-bucket",
          "free-bucket");
      assertAlike(
          client.call("b2_get_upload_url", "bucketId", foreign),
          client.call("b2_get_upload_url", "bucketId", none),
          foreign,
          none);
      assertAlike(
          client.call("b2_delete_bucket", "accountId", client.accountId(), "bucketId", foreign),
          client.call("b2_delete_bucket", "accountId", client.accountId(), "bucketId", none),
          foreign,
          none);
      assertAlike(
          download("strangers-bucket/a", client), download("free-bucket/a", client), "", "");
    }
    assertAlike(nobody("strangers-bucket/a"), nobody("free-bucket/a"), "", "");
  }

  private static void assertAlike(
      TestAnswer foreign, TestAnswer none, String foreignName, String noName) {
    assertEquals(
        none.toString(),
        foreignName.isEmpty()
            ? foreign.toString()
            : foreign.toString().replace(foreignName, noName));
    assertEquals(none.headers(), foreign.headers());
  }

  private TestAnswer post(String body, Charset charset) {
    return owner.send(
        "POST",
        "/b2api/v4/b2_list_keys",
        List.of(new Header("Authorization", owner.token())),
        body.getBytes(charset));
  }

  private TestAnswer download(String path, NativeClient client) {
    return owner.send(
        "GET", "/file/" + path, List.of(new Header("Authorization", client.token())), new byte[0]);
  }

  private TestAnswer nobody(String path) {
    return owner.send("GET", "/file/" + path, List.of(), new byte[0]);
  }

  private static void delete(NativeClient client, String bucket) {
    client.call("b2_delete_bucket", "accountId", client.accountId(), "bucketId", bucket).ok();
  }

  /** The names of the buckets that are listed, or the fault. */
  private static String listed(NativeClient client, String... filter) {
    List<Object> fields = new ArrayList<>(List.of("accountId", client.accountId()));
    fields.addAll(List.of((Object[]) filter));
    TestAnswer answer = client.call("b2_list_buckets", fields.toArray());
    return answer.status() == 200
        ? answer.rows("buckets").stream().map(row -> row.get("bucketName")).toList().toString()
        : answer.outcome();
  }
}
