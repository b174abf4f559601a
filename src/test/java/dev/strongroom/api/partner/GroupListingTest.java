package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.store.Samples;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** b2_list_groups and b2_list_group_members (sheet 03 §5.1, §5.2 and §10). */
class GroupListingTest {
  @TempDir Path directory;
  private TestServer server;
  private Partner partner;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    partner = server.newPartner("admin@provider.example");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sheet03_5_1_aGroupHasTheFieldsOfTheSheet() {
    NativeClient unusedMember = partner.member("one@customer.example");
    TestAnswer answer = partner.call("b2_list_groups").ok();
    assertEquals(partner.accountId(), answer.text("accountId"));
    assertNull(answer.value("nextGroupId"));
    Map<String, Object> stats = new java.util.LinkedHashMap<>();
    stats.put("b2BytesStoredCount", 0L);
    stats.put("b2FilesStoredCount", 0L);
    stats.put("b2StatsAsOfTimestamp", null);
    stats.put("bucketCount", 0L);
    assertEquals(
        List.of(
            Map.of(
                "accountStandingDetails",
                Map.of("state", "B2_GOOD_STANDING"),
                "b2Stats",
                stats,
                "groupId",
                partner.groupId(),
                "groupName",
                "Group of admin@provider.example",
                "groupProducts",
                List.of("STORAGE"),
                "groupStats",
                Map.of(
                    "createdTimestamp",
                    "d20261122_m100000",
                    "groupStatsAsOfTimestamp",
                    "d20261122_m100000",
                    "memberCount",
                    1L))),
        answer.rows("groups"));
  }

  @Test
  void sheet03_5_1_groupsWithoutStorageHaveNoStorageStatistics() {
    server.newGroup(partner.accountId(), "backup", false, GroupProduct.BACKUP);
    Map<String, Object> backup = groups().get(1);
    assertEquals(List.of("BACKUP"), backup.get("groupProducts"));
    assertEquals(false, backup.containsKey("b2Stats"));
  }

  @Test
  void sheet03_5_1_pagesEndAndHoldEveryGroupOnce() {
    List<String> all = new ArrayList<>(List.of(partner.groupId()));
    for (int number = 2; number <= 7; number++) {
      all.add(server.newGroup(partner.accountId(), "same", true, GroupProduct.STORAGE));
      Partner unusedOther = server.newPartner("admin" + number + "@another.example");
    }
    for (int length = 1; length <= 8; length++) {
      List<Object> seen = new ArrayList<>();
      Object start = partner.groupId();
      while (start != null) {
        TestAnswer page =
            partner.call("b2_list_groups", "startGroupId", start, "maxGroupCount", length).ok();
        page.rows("groups").forEach(group -> seen.add(group.get("groupId")));
        start = page.value("nextGroupId");
      }
      assertEquals(all, seen, "pages of " + length);
    }
  }

  /** Duplicate names are legal; the name is compared exactly. */
  @Test
  void sheet03_5_1_aNameFindsAllGroupsOfThatName() {
    List<String> same = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      same.add(server.newGroup(partner.accountId(), "Kunden", true, GroupProduct.STORAGE));
      server.newGroup(partner.accountId(), "kunden", true, GroupProduct.STORAGE);
    }
    assertEquals(
        same, ids(partner.call("b2_list_groups", "groupName", "Kunden", "maxGroupCount", 3)));
    TestAnswer page = partner.call("b2_list_groups", "groupName", "Kunden", "maxGroupCount", 2);
    assertEquals(same.subList(0, 2), ids(page));
    assertEquals(same.get(2), page.text("nextGroupId"));
    assertEquals(List.of(), ids(partner.call("b2_list_groups", "groupName", "Kunde")));
    Partner other = server.newPartner("admin@another.example");
    assertEquals(List.of(), ids(other.call("b2_list_groups", "groupName", "Kunden")));
  }

  @Test
  void sheet03_5_1_anUnknownStartIsRefused() {
    Partner other = server.newPartner("admin@another.example");
    for (Object start : List.of(other.groupId(), "999", "x", "0")) {
      assertEquals(
          "401 invalid_group_id",
          partner.call("b2_list_groups", "startGroupId", start).outcome(),
          start::toString);
    }
    server.newGroup(partner.accountId(), "second", true, GroupProduct.STORAGE);
    archive(partner.groupId());
    assertEquals(
        "401 invalid_group_id",
        partner.call("b2_list_groups", "startGroupId", partner.groupId()).outcome());
    assertEquals(1, groups().size());
  }

  /** Sheet 03 §1: one official tool sends the id as a number. */
  @Test
  void sheet03_1_idsAreTakenAsNumbersToo() {
    long number = Long.parseLong(partner.groupId());
    assertEquals(
        List.of(partner.groupId()), ids(partner.call("b2_list_groups", "startGroupId", number)));
    assertEquals("200", partner.call("b2_list_group_members", "groupId", number).outcome());
  }

  @Test
  void sheet03_5_countsOutOfRangeAre401() {
    for (long count : List.of(-1L, 0L, 101L, Long.MAX_VALUE)) {
      assertEquals(
          "401 out_of_range", partner.call("b2_list_groups", "maxGroupCount", count).outcome());
    }
    for (long count : List.of(-1L, 1001L, Long.MIN_VALUE)) {
      assertEquals("401 out_of_range", partner.members("maxMemberCount", count).outcome());
    }
    assertEquals("200", partner.members("maxMemberCount", 0).outcome(), "0 means the default");
    assertEquals("200", partner.members("maxMemberCount", 1000).outcome());
    assertEquals("400 bad_json", partner.members("maxMemberCount", "many").outcome());
  }

  @Test
  void sheet03_5_1_theStandingOfAGroupIsTold() {
    for (GroupStanding standing : GroupStanding.values()) {
      change(partner.groupId(), standing);
      assertEquals(
          Map.of("state", standing.wireName()), groups().getFirst().get("accountStandingDetails"));
      String expected = standing.takesMembers() ? "200" : "403 access_denied";
      assertEquals(
          expected,
          partner
              .create(standing.name().toLowerCase(java.util.Locale.ROOT) + "@c.example")
              .outcome());
    }
  }

  @Test
  void sheet03_5_2_aMemberHasTheFieldsOfTheSheet() {
    TestAnswer created = partner.create("one@customer.example", "region", "eu-central").ok();
    TestAnswer page = partner.members().ok();
    assertEquals(partner.groupId(), page.text("groupId"));
    assertEquals("Group of admin@provider.example", page.text("groupName"));
    assertNull(page.value("nextEmail"));
    Map<String, Object> stats = new java.util.LinkedHashMap<>();
    stats.put("b2BytesStoredCount", 0L);
    stats.put("b2FilesStoredCount", 0L);
    stats.put("b2StatsAsOfTimestamp", null);
    stats.put("bucketCount", 0L);
    Map<String, Object> expected = new java.util.LinkedHashMap<>();
    expected.put("accountId", created.text("groupMember.accountId"));
    expected.put("b2Stats", stats);
    expected.put("email", "one@customer.example");
    expected.put("groupId", partner.groupId());
    expected.put("groupName", "Group of admin@provider.example");
    expected.put("region", "eu-central");
    expected.put("s3Endpoint", "localhost:8420");
    assertEquals(List.of(expected), page.rows("groupMembers"));
    expected.put("clusterNum", "000");
    assertEquals(List.of(expected), partner.at("v4").members().rows("groupMembers"));
  }

  @Test
  void sheet03_5_2_membersComeInTheOrderOfTheirFoldedAddresses() {
    List<String> emails = List.of("b@x.example", "A@x.example", "C@x.example", "a.b@x.example");
    emails.forEach(email -> partner.create(email).ok());
    List<Object> inOrder = List.of("a.b@x.example", "A@x.example", "b@x.example", "C@x.example");
    assertEquals(inOrder, Partner.emails(partner.members()));
    for (int length = 1; length <= 5; length++) {
      List<Object> seen = new ArrayList<>();
      Object start = "";
      while (start != null) {
        TestAnswer page = partner.members("startEmail", start, "maxMemberCount", length);
        seen.addAll(Partner.emails(page));
        start = page.value("nextEmail");
      }
      assertEquals(inOrder, seen, "pages of " + length);
    }
    assertEquals(
        List.of("b@x.example", "C@x.example"),
        Partner.emails(partner.members("startEmail", "A@X.EXAMPLF")),
        "the next greater one, when there is none of that address");
    assertEquals(
        "b@x.example",
        partner.members("startEmail", "a.b@x.example", "maxMemberCount", 2).text("nextEmail"),
        "the first address that is not on the page");
  }

  /** Sheet 03 §5.2 and §10: counted once a day, exactly; null before, never wrong. */
  @Test
  void sheet03_10_statisticsAreThoseOfTheLastCount() {
    NativeClient member = partner.member("one@customer.example");
    String bucket = member.createBucket("first-bucket", "allPrivate");
    member.upload(bucket, "a", new byte[100]).ok();
    member.upload(bucket, "a", new byte[11]).ok();
    member.call("b2_hide_file", "bucketId", bucket, "fileName", "a").ok();
    assertEquals(List.of(0L, 0L, 0L), numbers(memberStatistics()));
    server.clock().advance(java.time.Duration.ofMinutes(1));
    server.countTotals();
    assertEquals(List.of(111L, 2L, 1L), numbers(memberStatistics()), "hide markers hold nothing");
    assertEquals("d20261122_m100100", memberStatistics().get("b2StatsAsOfTimestamp"));
    Map<?, ?> ofGroup = (Map<?, ?>) groups().getFirst().get("b2Stats");
    assertEquals(List.of(111L, 2L, 1L), numbers(ofGroup));
    server.clock().advance(java.time.Duration.ofMinutes(1));
    NativeClient unusedLater = partner.member("two@customer.example");
    Map<?, ?> later = (Map<?, ?>) partner.members().rows("groupMembers").get(1).get("b2Stats");
    assertNull(later.get("b2StatsAsOfTimestamp"), "a member that came after the count");
  }

  private static List<Object> numbers(Map<?, ?> statistics) {
    return List.of(
        statistics.get("b2BytesStoredCount"),
        statistics.get("b2FilesStoredCount"),
        statistics.get("bucketCount"));
  }

  private Map<?, ?> memberStatistics() {
    return (Map<?, ?>) partner.members().rows("groupMembers").getFirst().get("b2Stats");
  }

  private List<Map<String, Object>> groups() {
    return partner.call("b2_list_groups").ok().rows("groups");
  }

  private static List<Object> ids(TestAnswer page) {
    return page.ok().rows("groups").stream().map(group -> group.get("groupId")).toList();
  }

  private void change(String groupId, GroupStanding standing) {
    put(Samples.standing(found(groupId), standing));
  }

  private void archive(String groupId) {
    put(Samples.archived(found(groupId)));
  }

  private Group found(String groupId) {
    GroupId id = GroupId.parse(groupId).orElseThrow();
    return server.metadata().read(tables -> tables.groups().find(id)).orElseThrow();
  }

  private void put(Group group) {
    server
        .metadata()
        .<Object>write(tables -> {
          tables.groups().update(group);
          return group;
        });
  }
}
