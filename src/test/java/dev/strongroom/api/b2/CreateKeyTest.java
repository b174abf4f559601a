package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.Capability;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** b2_create_key (sheet 01 §2.2 to §2.4, §6.2; sheet 06, bad inputs 18 to 24). */
class CreateKeyTest extends KeyCase {
  private static final Set<String> NOT_ON_RESTRICTED_KEYS =
      Set.of("listKeys", "writeKeys", "deleteKeys");

  /** Sheet 01 §6.1: all fields, nulls written out, in alphabetical order. */
  @Test
  void theAnswerOfEveryVersion() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    long until = server.clock().millis() + 60_000;
    for (String version : VERSIONS) {
      boolean four = version.equals("v4");
      assertEquals(
          answer(four ? "bucketIds=null" : "bucketId=null", "null", "null"),
          shown(create(owner.at(version))),
          version);
      assertEquals(
          answer(
              four ? "bucketIds=[" + bucket + "]" : "bucketId=" + bucket,
              Long.toString(until),
              "a/"),
          shown(
              create(
                  owner.at(version),
                  four ? "bucketIds" : "bucketId",
                  four ? List.of(bucket) : bucket,
                  "validDurationInSeconds",
                  60,
                  "namePrefix",
                  "a/")),
          version);
    }
  }

  /** Sheet 01 §2.1. */
  @Test
  void idAndSecretHaveB2sForm() {
    TestAnswer key = create(owner);
    String id = key.text("applicationKeyId");
    assertTrue(id.matches("000" + owner.accountId() + "[0-9a-f]{10}"), id);
    assertTrue(key.text("applicationKey").matches("K000[A-Za-z0-9+/]{27}"));
  }

  /** Sheet 01 §2.1: a counter of ten hexadecimal digits from 1, never used again. */
  @Test
  void idsCountInHexadecimalAndAreNeverUsedAgain() {
    List<String> counters = new ArrayList<>();
    for (int number = 1; number <= 17; number++) {
      TestAnswer key = create(owner);
      String id = key.text("applicationKeyId");
      counters.add(id.substring(15));
      owner.call("b2_delete_key", "applicationKeyId", id).ok();
    }
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= 17; number++) {
      expected.add("%010x".formatted(number));
    }
    assertEquals(expected, counters);
  }

  @Test
  void aRefusedKeyUsesNoNumberUp() {
    create(owner, "bucketIds", List.of("0123456789abcdef01234567"));
    assertTrue(create(owner).text("applicationKeyId").endsWith("0000000001"));
  }

  @Test
  void theSecretIsShownHereAndNowhereElse() {
    TestAnswer key = create(owner);
    String secret = key.text("applicationKey");
    TestAnswer listed = owner.call("b2_list_keys", "accountId", owner.accountId());
    assertEquals(false, listed.toString().contains(secret));
    assertEquals(false, listed.toString().contains("\"applicationKey\""));
    assertEquals(false, authorize("v4", key).toString().contains(secret));
    TestAnswer deleted =
        owner.call("b2_delete_key", "applicationKeyId", key.text("applicationKeyId"));
    assertEquals(false, deleted.ok().toString().contains(secret));
  }

  /** Sheet 01 §8.3: SDKs send optional fields as null. */
  @Test
  void nullIsAbsent() {
    for (String version : VERSIONS) {
      TestAnswer key =
          create(
              owner.at(version),
              "bucketId",
              null,
              "bucketIds",
              null,
              "namePrefix",
              null,
              "validDurationInSeconds",
              null);
      assertEquals(200, key.status(), version);
    }
  }

  @Test
  void anEmptyPrefixIsNone() {
    assertEquals(null, create(owner, "namePrefix", "").ok().value("namePrefix"));
  }

  /** Sheet 01 §2.2: a prefix needs no bucket. */
  @Test
  void aPrefixWithoutABucketIsTaken() {
    TestAnswer key = create(owner, "namePrefix", "a/").ok();
    assertEquals("a/", key.text("namePrefix"));
    assertEquals(null, key.value("bucketIds"));
  }

  @Test
  void keyNames() {
    table(
        "keyName",
        row("a", "200"),
        row("Abc-123-", "200"),
        row("x".repeat(100), "200"),
        row("x".repeat(101), "400 bad_request"),
        row("", "400 bad_request"),
        row(null, "400 bad_request"),
        row("a b", "400 bad_request"),
        row("a_b", "400 bad_request"),
        row("a.b", "400 bad_request"),
        row("\u00e4", "400 bad_request"),
        row("<script>", "400 bad_request"),
        row("=HYPERLINK(1)", "400 bad_request"),
        row("a\n", "400 bad_request"),
        row("a\u202eb", "400 bad_request"),
        row("\uff11", "400 bad_request"),
        row(5, "400 bad_json"),
        row(List.of("a"), "400 bad_json"));
  }

  @Test
  void capabilities() {
    table(
        "capabilities",
        row(List.of("readFiles"), "200"),
        row(List.of("readFiles", "readFiles"), "200"),
        row(List.of(), "400 bad_request"),
        row(null, "400 bad_request"),
        row(List.of("readfiles"), "400 bad_request"),
        row(List.of("READFILES"), "400 bad_request"),
        row(List.of("all"), "400 bad_request"),
        row(List.of("*"), "400 bad_request"),
        row(List.of(""), "400 bad_request"),
        row(List.of("readFiles", "nothing"), "400 bad_request"),
        row(List.of("readFiles "), "400 bad_request"),
        row(Collections.nCopies(10_000, "readFiles"), "400 bad_request"),
        row("readFiles", "400 bad_json"),
        row(Collections.singletonList(null), "400 bad_json"),
        row(List.of(5), "400 bad_json"));
  }

  /** Sheet 01 §2.2: what is echoed is exactly the set that was asked for. */
  @Test
  void repeatedCapabilitiesCollapse() {
    TestAnswer key = create(owner, "capabilities", List.of("readFiles", "listFiles", "readFiles"));
    assertEquals(List.of("listFiles", "readFiles"), key.ok().value("capabilities"));
  }

  @Test
  void durations() {
    table(
        "validDurationInSeconds",
        row(1, "200"),
        row(86_400_000, "200"),
        row(86_400_001, "400 bad_request"),
        row(0, "400 bad_request"),
        row(-1, "400 bad_request"),
        row(Long.MAX_VALUE, "400 bad_request"),
        row(Long.MIN_VALUE, "400 bad_request"),
        row(new BigInteger("99999999999999999999"), "400 bad_json"),
        row(1e18, "400 bad_json"),
        row(1.5, "400 bad_json"),
        row("3600", "400 bad_json"),
        row(true, "400 bad_json"));
  }

  @Test
  void prefixes() {
    table(
        "namePrefix",
        row("/", "200"),
        row("..", "200"),
        row("a%2Fb", "200"),
        row("x".repeat(1024), "200"),
        row("x".repeat(1025), "400 bad_request"),
        row("\u00e4".repeat(512), "200"),
        row("\u00e4".repeat(513), "400 bad_request"),
        row("a\u0001", "400 bad_request"),
        row("a\u007f", "400 bad_request"),
        row(5, "400 bad_json"));
  }

  /** Bytes are kept as they are: the two forms of one letter are two prefixes. */
  @Test
  void prefixesAreNotNormalised() {
    assertEquals("\u00e4", create(owner, "namePrefix", "\u00e4").ok().text("namePrefix"));
    assertEquals("a\u0308", create(owner, "namePrefix", "a\u0308").ok().text("namePrefix"));
    assertEquals("a%2Fb", create(owner, "namePrefix", "a%2Fb").ok().text("namePrefix"));
  }

  @Test
  void halfASurrogatePairIsNotJson() {
    TestAnswer answer =
        owner.post(
            "b2_create_key",
            "{\"accountId\":\""
                + owner.accountId()
                + "\",\"keyName\":\"a\",\"capabilities\":[\"readFiles\"],"
                + "\"namePrefix\":\"\\ud800\"}");
    assertEquals("400 bad_json", answer.outcome());
  }

  /** Sheet 06, bad input 20: nothing that names no bucket may come to mean every bucket. */
  @Test
  void bucketsOfVersion4() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    String foreign = stranger.createBucket("strangers-bucket", "allPrivate");
    String deleted = owner.createBucket("second-bucket", "allPrivate");
    owner.call("b2_delete_bucket", "accountId", owner.accountId(), "bucketId", deleted).ok();
    List<String> many = new ArrayList<>(Collections.nCopies(10_000, bucket));
    many.add(foreign);
    table(
        "bucketIds",
        row(List.of(bucket), "200"),
        row(List.of(bucket, bucket), "200"),
        row(List.of(), "400 bad_request"),
        row(List.of(""), "400 bad_bucket_id"),
        row(List.of("x"), "400 bad_bucket_id"),
        row(List.of(foreign), "400 bad_bucket_id"),
        row(List.of(deleted), "400 bad_bucket_id"),
        row(List.of(bucket, foreign), "400 bad_bucket_id"),
        row(List.of("0123456789abcdef01234567"), "400 bad_bucket_id"),
        row(many, "400 bad_request"),
        row(bucket, "400 bad_json"),
        row(Collections.singletonList(null), "400 bad_json"));
    TestAnswer foreignAnswer = create(owner, "bucketIds", List.of(foreign));
    TestAnswer deletedAnswer = create(owner, "bucketIds", List.of(deleted));
    assertEquals("Bucket " + foreign + " does not exist", foreignAnswer.text("message"));
    assertEquals("Bucket " + deleted + " does not exist", deletedAnswer.text("message"));
  }

  @Test
  void bucketOfVersions1To3() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    for (String version : List.of("v1", "v2", "v3")) {
      NativeClient client = owner.at(version);
      assertEquals(bucket, create(client, "bucketId", bucket).ok().text("bucketId"));
      assertEquals("400 bad_bucket_id", create(client, "bucketId", "").outcome());
      assertEquals("400 bad_bucket_id", create(client, "bucketId", "x").outcome());
      assertEquals("400 bad_json", create(client, "bucketId", List.of(bucket)).outcome());
    }
  }

  /** Sheet 01 §2.4 no. 5: ignoring the other version's field would make a key for everything. */
  @Test
  void theFieldOfTheOtherVersionIsRefused() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    for (String version : List.of("v1", "v2", "v3")) {
      assertEquals(
          "400 bad_request", create(owner.at(version), "bucketIds", List.of(bucket)).outcome());
      assertEquals(
          "400 bad_request",
          create(owner.at(version), "bucketId", bucket, "bucketIds", List.of(bucket)).outcome());
    }
    assertEquals("400 bad_request", create(owner, "bucketId", bucket).outcome());
    assertEquals(
        "400 bad_request",
        create(owner, "bucketId", bucket, "bucketIds", List.of(bucket)).outcome());
    assertEquals(0, keyCount());
  }

  /** Sheet 01 §2.4 no. 4. */
  @Test
  void whatKeysForSomeBucketsMayNotHold() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    for (Capability capability : Capability.values()) {
      String name = capability.wireName();
      boolean refused = NOT_ON_RESTRICTED_KEYS.contains(name) || name.equals("deleteBuckets");
      String outcome = refused ? "400 bad_request" : "200";
      assertEquals(
          outcome,
          create(owner, "bucketIds", List.of(bucket), "capabilities", List.of(name)).outcome(),
          name);
      assertEquals(
          outcome,
          create(owner.at("v2"), "bucketId", bucket, "capabilities", List.of(name)).outcome(),
          name);
    }
  }

  @Test
  void whatKeysForSomeNamesMayNotHold() {
    for (Capability capability : Capability.values()) {
      String name = capability.wireName();
      assertEquals(
          NOT_ON_RESTRICTED_KEYS.contains(name) ? "400 bad_request" : "200",
          create(owner, "namePrefix", "a/", "capabilities", List.of(name)).outcome(),
          name);
    }
  }

  /** Sheet 01 §2.4 no. 7; sheet 06, bad input 18. */
  @Test
  void theAccountMustBeTheCallers() {
    TestAnswer answer = create(owner, "accountId", stranger.accountId());
    assertEquals("400 bad_request", answer.outcome());
    assertEquals("accountId must match authorized account", answer.text("message"));
    assertEquals("400 bad_request", create(owner, "accountId", null).outcome());
    assertEquals("400 bad_json", create(owner, "accountId", 5).outcome());
    assertEquals(0, keyCount());
  }

  /** Sheet 06, bad input 18: what the server decides cannot be sent. */
  @Test
  void fieldsThatAreNotAskedForChangeNothing() {
    TestAnswer key =
        create(
            owner,
            "applicationKeyId",
            "000" + owner.accountId() + "00000000ff",
            "applicationKey",
            "K000ExampleOnlyNotARealSecret00",
            "expirationTimestamp",
            1,
            "createdBy",
            stranger.accountId(),
            "parent",
            stranger.keyId(),
            "options",
            List.of("everything"));
    assertTrue(key.ok().text("applicationKeyId").endsWith("0000000001"));
    assertNotEquals("K000ExampleOnlyNotARealSecret00", key.text("applicationKey"));
    assertEquals(null, key.value("expirationTimestamp"));
    assertEquals(List.of("s3"), key.value("options"));
  }

  /** Sheet 06, bad input 24; sheet 01 §3.3. */
  @Test
  void aMakerWithoutWriteKeysIsRefusedWithoutAWord() {
    List<String> others =
        Arrays.stream(Capability.values())
            .map(Capability::wireName)
            .filter(name -> !name.equals("writeKeys"))
            .toList();
    NativeClient maker = owner.createKey(others, List.of(), "").at("v4");
    TestAnswer refused = create(maker);
    assertEquals("401 unauthorized", refused.outcome());
    assertEquals("", refused.text("message"));
  }

  /** Sheet 01 §2.4 no. 8: writeKeys is full access, as at B2. */
  @Test
  void aMakerMayGiveMoreThanItHas() {
    NativeClient maker = owner.createKey(List.of("writeKeys"), List.of(), "").at("v4");
    List<String> all = Arrays.stream(Capability.values()).map(Capability::wireName).toList();
    assertEquals(all, create(maker, "capabilities", all).ok().value("capabilities"));
  }

  /** Sheet 01 §6: lists in a query are repeated or have commas between. */
  @Test
  void byGetWithListsOfEitherKind() {
    String first = owner.createBucket("first-bucket", "allPrivate");
    String second = owner.createBucket("second-bucket", "allPrivate");
    for (String lists :
        List.of(
            "capabilities=listFiles&capabilities=readFiles&bucketIds="
                + first
                + "&bucketIds="
                + second,
            "capabilities=listFiles,readFiles&bucketIds=" + first + "," + second,
            "capabilities=listFiles%2CreadFiles&bucketIds=" + first + "%2C" + second)) {
      TestAnswer key =
          get("v4", lists + "&keyName=by-get&namePrefix=a+b%2Fc&validDurationInSeconds=60");
      assertEquals(List.of("listFiles", "readFiles"), key.ok().value("capabilities"));
      assertEquals(Set.of(first, second), Set.copyOf((List<?>) key.value("bucketIds")));
      assertEquals("a b/c", key.text("namePrefix"));
      assertEquals(server.clock().millis() + 60_000, key.number("expirationTimestamp"));
    }
    TestAnswer key = get("v1", "capabilities=listFiles&keyName=by-get&bucketId=" + first);
    assertEquals(first, key.ok().text("bucketId"));
  }

  @Test
  void byGetTheSameRulesHold() {
    for (Map.Entry<String, String> one :
        Map.of(
                "capabilities=listFiles&keyName=a&bucketIds=", "400 bad_bucket_id",
                "capabilities=listFiles&keyName=a&bucketIds=[]", "400 bad_request",
                "capabilities=&keyName=a", "400 bad_request",
                "capabilities=listFiles&keyName=a&keyName=b", "400 bad_request",
                "capabilities=listFiles&keyName=a&bucketId=x", "400 bad_request",
                "capabilities=listFiles&keyName=a&validDurationInSeconds=0", "400 bad_request",
                "capabilities=listFiles&keyName=a&validDurationInSeconds=x", "400 bad_json",
                "capabilities=listFiles&keyName=a&validDurationInSeconds=%EF%BC%95", "400 bad_json",
                "capabilities=listFiles&keyName=%zz", "400 bad_request",
                "keyName=a", "400 bad_request")
            .entrySet()) {
      assertEquals(one.getValue(), get("v4", one.getKey()).outcome(), one.getKey());
    }
    assertEquals(0, keyCount());
  }

  /** A body beside a GET is not read: never a mixture of the two. */
  @Test
  void aPostReadsItsBodyAlone() {
    TestAnswer answer =
        owner.send(
            "POST",
            "/b2api/v4/b2_create_key?capabilities=listFiles&keyName=a&accountId="
                + owner.accountId(),
            List.of(new Header("Authorization", owner.token())),
            "{}".getBytes(StandardCharsets.UTF_8));
    assertEquals("400 bad_request", answer.outcome());
  }

  private record Row(Object value, String outcome) {}

  private static Row row(Object value, String outcome) {
    return new Row(value, outcome);
  }

  private void table(String field, Row... rows) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    for (int index = 0; index < rows.length; index++) {
      String shown = String.valueOf(rows[index].value);
      String label = index + ": " + shown.substring(0, Math.min(60, shown.length()));
      expected.put(label, rows[index].outcome);
      actual.put(label, create(owner, field, rows[index].value).outcome());
    }
    assertEquals(expected, actual);
  }

  private TestAnswer get(String version, String query) {
    return owner.send(
        "GET",
        "/b2api/" + version + "/b2_create_key?accountId=" + owner.accountId() + "&" + query,
        List.of(new Header("Authorization", owner.token())),
        new byte[0]);
  }

  private int keyCount() {
    return owner.call("b2_list_keys", "accountId", owner.accountId()).ok().rows("keys").size();
  }

  private String answer(String buckets, String until, String prefix) {
    return "{accountId="
        + owner.accountId()
        + ", applicationKey=SECRET, applicationKeyId=ID, "
        + buckets
        + ", capabilities=[listBuckets, listFiles], expirationTimestamp="
        + until
        + ", keyName=test, namePrefix="
        + prefix
        + ", options=[s3]}";
  }

  private static String shown(TestAnswer key) {
    return key.ok()
        .json()
        .toString()
        .replace(key.text("applicationKey"), "SECRET")
        .replace(key.text("applicationKeyId"), "ID");
  }
}
