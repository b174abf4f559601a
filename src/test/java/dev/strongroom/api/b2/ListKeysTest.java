package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** b2_list_keys (sheet 01 §6.3; sheet 06, bad input 27). */
class ListKeysTest extends KeyCase {
  @Test
  void noKeysAtFirstForTheMasterIsNotListed() {
    for (String version : VERSIONS) {
      assertEquals(
          "{keys=[], nextApplicationKeyId=null}",
          list(owner.at(version)).ok().json().toString(),
          version);
    }
  }

  /** Sheet 01 §6.1: every field but the secret, the buckets as the version says them. */
  @Test
  void theFieldsOfEveryVersion() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    String id =
        create(owner.at("v3"), "bucketId", bucket, "namePrefix", "a/", "validDurationInSeconds", 60)
            .text("applicationKeyId");
    for (String version : VERSIONS) {
      String buckets = version.equals("v4") ? "bucketIds=[" + bucket + "]" : "bucketId=" + bucket;
      assertEquals(
          "[{accountId="
              + owner.accountId()
              + ", applicationKeyId="
              + id
              + ", "
              + buckets
              + ", capabilities=[listBuckets, listFiles], expirationTimestamp="
              + (server.clock().millis() + 60_000)
              + ", keyName=test, namePrefix=a/, options=[s3]}]",
          list(owner.at(version)).ok().rows("keys").toString(),
          version);
    }
  }

  @Test
  void keysComeInTheOrderOfTheirIds() {
    List<String> made = makeKeys(20);
    assertEquals(made, ids(list(owner)));
  }

  /** Sheet 01 §6.3: the start is inclusive and need not exist. */
  @Test
  void theStartIsInclusiveAndNeedNotExist() {
    List<String> made = makeKeys(4);
    assertEquals(made.subList(2, 4), ids(list(owner, "startApplicationKeyId", made.get(2))));
    owner.call("b2_delete_key", "applicationKeyId", made.get(2)).ok();
    assertEquals(made.subList(3, 4), ids(list(owner, "startApplicationKeyId", made.get(2))));
    assertEquals(List.of(), ids(list(owner, "startApplicationKeyId", made.get(3) + "0")));
    assertEquals(
        List.of(made.get(0), made.get(1), made.get(3)),
        ids(list(owner, "startApplicationKeyId", "")));
    assertEquals(
        List.of(made.get(0), made.get(1), made.get(3)),
        ids(list(owner, "startApplicationKeyId", "0")));
    assertEquals(List.of(), ids(list(owner, "startApplicationKeyId", "zzz")));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    List<String> made = makeKeys(7);
    for (int size : new int[] {1, 2, 3, 6, 7, 8}) {
      List<String> seen = new ArrayList<>();
      Object start = null;
      int pages = 0;
      do {
        TestAnswer page = list(owner, "maxKeyCount", size, "startApplicationKeyId", start).ok();
        assertTrue(page.rows("keys").size() <= size);
        seen.addAll(ids(page));
        start = page.value("nextApplicationKeyId");
        pages++;
      } while (start != null);
      assertEquals(made, seen, "pages of " + size);
      assertEquals((7 + size - 1) / size, pages, "pages of " + size);
    }
  }

  @Test
  void aHundredIsTheStandard() {
    makeKeys(101);
    for (Object count : new Object[] {null, 0}) {
      TestAnswer page = list(owner, "maxKeyCount", count).ok();
      assertEquals(100, page.rows("keys").size());
      assertTrue(page.text("nextApplicationKeyId").endsWith("65"), page::toString);
    }
    assertEquals(101, list(owner, "maxKeyCount", 10_000).ok().rows("keys").size());
  }

  /** Sheet 01 §6.3: beyond the range it is bad_request here, not out_of_range. */
  @Test
  void countsOutOfRange() {
    for (Map.Entry<Object, String> one :
        Map.<Object, String>of(
                -1,
                "400 bad_request",
                10_001,
                "400 bad_request",
                1L << 31,
                "400 bad_request",
                Long.MAX_VALUE,
                "400 bad_request",
                "x",
                "400 bad_json",
                "5",
                "400 bad_json",
                1.5,
                "400 bad_json")
            .entrySet()) {
      assertEquals(one.getValue(), list(owner, "maxKeyCount", one.getKey()).outcome());
    }
  }

  /** Sheet 01 §6.3: a page of v1 to v3 counts only keys that these versions know. */
  @Test
  void oldVersionsSkipMultiBucketKeys() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    List<String> classic = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      boolean multi = number % 2 == 0;
      TestAnswer key = multi ? create(owner, "bucketIds", List.of(bucket)) : create(owner);
      all.add(key.text("applicationKeyId"));
      if (!multi) {
        classic.add(key.text("applicationKeyId"));
      }
    }
    for (String version : List.of("v1", "v2", "v3")) {
      assertEquals(classic, ids(list(owner.at(version))), version);
      TestAnswer page = list(owner.at(version), "maxKeyCount", 2).ok();
      assertEquals(classic.subList(0, 2), ids(page), version);
      assertEquals(classic.get(2), page.value("nextApplicationKeyId"), version);
    }
    assertEquals(all, ids(list(owner)));
  }

  @Test
  void expiredKeysAreGone() {
    String lasting = create(owner).text("applicationKeyId");
    create(owner, "validDurationInSeconds", 60);
    assertEquals(2, list(owner).ok().rows("keys").size());
    server.clock().advance(Duration.ofMillis(59_999));
    assertEquals(2, list(owner).ok().rows("keys").size());
    server.clock().advance(Duration.ofMillis(1));
    assertEquals(List.of(lasting), ids(list(owner)));
  }

  /** Sheet 06, bad input 27. */
  @Test
  void anotherAccountsKeysAreNeverListed() {
    makeKeys(3);
    String foreign = create(stranger).text("applicationKeyId");
    for (String start : List.of("", foreign, "0", owner.accountId())) {
      List<String> listed = ids(list(stranger, "startApplicationKeyId", start));
      assertTrue(List.of(foreign).containsAll(listed), listed::toString);
    }
    assertEquals(
        "400 bad_request", stranger.call("b2_list_keys", "accountId", owner.accountId()).outcome());
  }

  @Test
  void byGet() {
    List<String> made = makeKeys(3);
    TestAnswer page =
        owner.get(
            "b2_list_keys",
            Map.of(
                "accountId",
                owner.accountId(),
                "maxKeyCount",
                "1",
                "startApplicationKeyId",
                made.get(1)));
    assertEquals(List.of(made.get(1)), ids(page));
    assertEquals(made.get(2), page.text("nextApplicationKeyId"));
  }

  @Test
  void withoutListKeysItIsRefusedWithoutAWord() {
    NativeClient other = owner.createKey(List.of("writeKeys", "deleteKeys"), List.of(), "");
    TestAnswer refused = list(other);
    assertEquals("401 unauthorized", refused.outcome());
    assertEquals("", refused.text("message"));
  }

  private List<String> makeKeys(int count) {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ids.add(create(owner).ok().text("applicationKeyId"));
    }
    return ids;
  }

  private static TestAnswer list(NativeClient client, Object... more) {
    List<Object> fields = new ArrayList<>(List.of("accountId", client.accountId()));
    fields.addAll(java.util.Arrays.asList(more));
    return client.call("b2_list_keys", fields.toArray());
  }

  private static List<String> ids(TestAnswer page) {
    return page.ok().rows("keys").stream()
        .map(key -> (String) key.get("applicationKeyId"))
        .toList();
  }
}
