package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.cli.settings.GroupSettings;
import dev.strongroom.groups.GroupRules;
import dev.strongroom.model.Account;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.Regions;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call the Partner API, and with what (sheet 03 §2 and §3). */
class PartnerAccessTest {
  private static final List<String> OPERATIONS =
      List.of(
          "b2_list_groups",
          "b2_list_group_members",
          "b2_create_group_member",
          "b2_eject_group_member",
          "b2_reserve_trial_create_account");

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
  void sheet03_3_1_version3DescribesTheGroupsApi() {
    TestAnswer answer = partner.authorize("v3").ok();
    assertEquals(
        Map.of(
            "capabilities",
            List.of("all"),
            "groupsApiUrl",
            "http://localhost:8420",
            "infoType",
            "groupsApi"),
        answer.value("apiInfo.groupsApi"));
    assertEquals(null, answer.value("applicationKeyExpirationTimestamp"));
  }

  @Test
  void sheet03_3_2_version4NamesOnlyItsAddress() {
    assertEquals(
        Map.of("groupsApiUrl", "http://localhost:8420"),
        partner.authorize("v4").ok().value("apiInfo.groupsApi"));
  }

  /** Sheet 03 §2: missing, not null, for everyone else; and no computer backup for anybody. */
  @Test
  void sheet03_2_onlyAPartnersMasterKeyIsToldOfTheGroupsApi() {
    NativeClient member = partner.member("member@customer.example");
    TestAnswer standard =
        partner
            .client()
            .call(
                "b2_create_key",
                "accountId",
                partner.accountId(),
                "keyName",
                "all",
                "capabilities",
                List.of("listKeys", "listBuckets"))
            .ok();
    NativeClient plain = server.newAccount("plain@example.com");
    for (String[] key :
        List.of(
            new String[] {standard.text("applicationKeyId"), standard.text("applicationKey")},
            masterOf(plain.accountId()),
            masterOf(member.accountId()))) {
      for (String version : List.of("v3", "v4")) {
        Map<?, ?> suites = (Map<?, ?>) authorize(version, key).ok().value("apiInfo");
        assertEquals(Set.of("storageApi"), suites.keySet(), key[0]);
      }
    }
    Map<?, ?> suites = (Map<?, ?>) partner.authorize("v4").ok().value("apiInfo");
    assertEquals(Set.of("storageApi", "groupsApi"), suites.keySet());
  }

  /** An account with access that administers no Group is no partner, and the other way round. */
  @Test
  void sheet03_2_accessAndAGroupAreBothNeeded() {
    NativeClient plain = server.newAccount("plain@example.com");
    assertEquals("403 access_denied", listGroups(plain, plain.accountId()).outcome());
    server.setPartnerAccess(plain.accountId(), true, false);
    assertEquals("403 access_denied", listGroups(plain, plain.accountId()).outcome());
    server.newGroup(plain.accountId(), "first", true, GroupProduct.STORAGE);
    assertEquals("200", listGroups(plain, plain.accountId()).outcome(), "from the next request on");
    server.setPartnerAccess(plain.accountId(), false, false);
    assertEquals("403 access_denied", listGroups(plain, plain.accountId()).outcome());
  }

  /** Sheet 03 §3.3: another format, but one token is good for everything. */
  @Test
  void sheet03_3_3_aPartnersTokenLooksDifferentAndIsGoodForBothApis() {
    for (String version : List.of("v3", "v4")) {
      String token = partner.authorize(version).ok().text("authorizationToken");
      assertTrue(token.startsWith("5_"), token);
      NativeClient client = partner.client().withToken(token);
      assertEquals("200", listGroups(client, partner.accountId()).outcome());
      assertEquals("200", listBuckets(client).outcome());
    }
    for (String version : List.of("v1", "v2")) {
      String token = partner.authorize(version).ok().text("authorizationToken");
      assertTrue(token.startsWith("4_"), token);
      NativeClient client = partner.client().withToken(token);
      assertEquals("200", listGroups(client, partner.accountId()).outcome());
      assertEquals("200", listBuckets(client).outcome());
    }
    NativeClient plain = server.newAccount("plain@example.com");
    assertTrue(plain.token().startsWith("4_"));
  }

  @Test
  void sheet03_3_3_strictSeparationRefusesPartnerTokensElsewhere() {
    try (TestServer strict =
        TestServer.in(directory, new GroupSettings(GroupRules.STANDARD, true))) {
      Partner strictPartner = strict.newPartner("admin@provider.example");
      for (String version : List.of("v3", "v4")) {
        String token = strictPartner.authorize(version).ok().text("authorizationToken");
        NativeClient client = strictPartner.client().withToken(token);
        assertEquals("200", listGroups(client, strictPartner.accountId()).outcome());
        assertEquals("401 bad_auth_token", listBuckets(client).outcome());
        assertEquals("401 bad_auth_token", client.fetch("/file/no-such-bucket/a").outcome());
      }
      String nativeToken = strictPartner.authorize("v2").ok().text("authorizationToken");
      assertEquals("200", listBuckets(strictPartner.client().withToken(nativeToken)).outcome());
    }
  }

  /** Sheet 03 §2, check 1: not 401 as for native calls. */
  @Test
  void sheet03_2_1_withoutATokenEveryCallIsDenied() {
    for (String operation : OPERATIONS) {
      TestAnswer answer = server.stranger().call(operation, "adminAccountId", "0");
      assertEquals("403 access_denied", answer.outcome(), operation);
    }
    assertEquals("401 bad_auth_token", listBuckets(server.stranger()).outcome());
  }

  @Test
  void sheet03_2_2_tokensAreKnownAndNotExpired() {
    String token = partner.client().token();
    assertEquals(
        "401 bad_auth_token",
        listGroups(partner.client().withToken(token + "x"), partner.accountId()).outcome());
    server.clock().advance(java.time.Duration.ofHours(25));
    assertEquals(
        "401 expired_auth_token", listGroups(partner.client(), partner.accountId()).outcome());
  }

  /** Sheet 03 §2, check 3; sheet 06 case 92: not the strongest standard key either. */
  @Test
  void sheet03_2_3_standardKeysAreRefused() {
    List<Object> all =
        new java.util.ArrayList<>(
            (List<?>) partner.authorize("v3").value("apiInfo.storageApi.capabilities"));
    TestAnswer key =
        partner
            .client()
            .call(
                "b2_create_key",
                "accountId",
                partner.accountId(),
                "keyName",
                "all",
                "capabilities",
                all)
            .ok();
    NativeClient standard =
        NativeClient.authorize(server, key.text("applicationKeyId"), key.text("applicationKey"));
    Partner pretender = new Partner(standard, "", partner.groupId());
    assertEquals("401 unauthorized", pretender.call("b2_list_groups").outcome());
    assertEquals("401 unauthorized", pretender.members().outcome());
    assertEquals("401 unauthorized", pretender.create("new@customer.example").outcome());
    assertEquals("401 unauthorized", pretender.eject("0123456789ab").outcome());
    assertEquals(
        "401 unauthorized",
        standard
            .call(
                "b2_reserve_trial_create_account",
                "email",
                "new@customer.example",
                "term",
                7,
                "storage",
                1)
            .outcome());
  }

  /** The member's own master key is a master key, but not a Group admin's. */
  @Test
  void sheet03_2_4_aMembersMasterKeyIsDenied() {
    NativeClient member = partner.member("member@customer.example");
    String[] key = masterOf(member.accountId());
    NativeClient master = NativeClient.authorize(server, key[0], key[1]);
    assertEquals("403 access_denied", listGroups(master, member.accountId()).outcome());
  }

  @Test
  void sheet03_2_5_aSuspendedPartnerIsDeniedFromTheNextRequestOn() {
    NativeClient member = partner.member("member@customer.example");
    server.setState(partner.accountId(), Account.State.GRACE);
    assertEquals("200", partner.call("b2_list_groups").outcome());
    server.setState(partner.accountId(), Account.State.SUSPENDED);
    assertEquals("403 access_denied", partner.call("b2_list_groups").outcome());
    assertEquals("403 account_trouble", partner.authorize("v4").outcome());
    assertEquals("403 account_trouble", listBuckets(partner.client()).outcome());
    assertEquals("200", listBuckets(member).outcome(), "a member stands for itself");
    server.setState(partner.accountId(), Account.State.ACTIVE);
    assertEquals("200", partner.call("b2_list_groups").outcome());
  }

  @Test
  void sheet03_2_6_whereAPhoneIsNeededThereIsNoWayWithoutOne() {
    GroupRules rules = new GroupRules(Regions.STANDARD, true, Set.of());
    try (TestServer strict = TestServer.in(directory, new GroupSettings(rules, false))) {
      Partner other = strict.newPartner("admin@provider.example");
      String member = other.create("one@customer.example").ok().text("groupMember.accountId");
      strict.setPartnerAccess(other.accountId(), true, false);
      assertEquals("401 invalid_sms_phone", other.create("two@customer.example").outcome());
      assertEquals("403 access_denied", other.eject(member).outcome());
      assertEquals(
          "403 access_denied",
          other
              .client()
              .call(
                  "b2_reserve_trial_create_account",
                  "email",
                  "two@customer.example",
                  "term",
                  7,
                  "storage",
                  1)
              .outcome());
      assertEquals(List.of("one@customer.example"), Partner.emails(other.members()));
    }
  }

  /** Sheet 03 §2, check 7; and whose admin it names plays no part in who is asking. */
  @Test
  void sheet03_2_7_theAdminIsTheCaller() {
    Partner other = server.newPartner("admin@another.example");
    assertEquals("401 unauthorized", listGroups(partner.client(), other.accountId()).outcome());
    assertEquals(
        "401 unauthorized",
        partner
            .client()
            .call(
                "b2_create_group_member",
                "adminAccountId",
                other.accountId(),
                "groupId",
                other.groupId(),
                "memberEmail",
                "new@customer.example")
            .outcome());
    assertEquals("400 bad_request", listGroups(partner.client(), "nonsense").outcome());
    assertEquals(
        "400 bad_request", partner.client().call("b2_list_groups").outcome(), "it must be named");
  }

  /** Sheet 03 §2, check 8; sheet 06 case 92: another's Group is no Group. */
  @Test
  void sheet03_2_8_aGroupOfAnotherIsUnknown() {
    Partner other = server.newPartner("admin@another.example");
    NativeClient theirs = other.member("member@customer.example");
    for (String group : List.of(other.groupId(), "999", "0", "-1", "01", "x", "")) {
      Partner pretender = new Partner(partner.client(), "", group);
      String asked = "group " + group;
      assertEquals("401 invalid_group_id", pretender.members().outcome(), asked);
      assertEquals("401 invalid_group_id", pretender.create("a@b.example").outcome(), asked);
      assertEquals("401 invalid_group_id", pretender.eject(theirs.accountId()).outcome(), asked);
    }
    assertEquals(List.of("member@customer.example"), Partner.emails(other.members()));
  }

  /** Sheet 03 §0 no. 1: all versions answer alike. */
  @Test
  void sheet03_0_everyVersionIsServed() {
    for (String version : List.of("v1", "v2", "v3", "v4")) {
      Partner at = partner.at(version);
      assertEquals("200", at.call("b2_list_groups").outcome(), version);
      assertEquals("200", at.members().outcome(), version);
      TestAnswer created = at.create(version + "@customer.example").ok();
      String member = created.text("groupMember.accountId");
      Map<?, ?> fields = (Map<?, ?>) created.value("groupMember");
      assertEquals(version.equals("v4"), fields.containsKey("clusterNum"), version);
      assertEquals("200", at.eject(member).outcome(), version);
    }
    assertEquals("400 bad_request", partner.at("v5").call("b2_list_groups").outcome());
  }

  /** Sheet 03 §0 no. 3 and §15: the lists by both methods, the others by POST alone. */
  @Test
  void sheet03_0_getIsForListsAlone() {
    Map<String, String> admin = Map.of("adminAccountId", partner.accountId());
    assertEquals("200", partner.get("b2_list_groups", admin).outcome());
    assertEquals(
        "200",
        partner
            .get(
                "b2_list_group_members",
                Map.of("adminAccountId", partner.accountId(), "groupId", partner.groupId()))
            .outcome());
    for (String operation : OPERATIONS.subList(2, 5)) {
      TestAnswer answer = partner.get(operation, admin);
      assertEquals("405 method_not_allowed", answer.outcome(), operation);
      assertEquals("POST", answer.header("Allow").orElseThrow());
    }
  }

  /** Sheet 03 §5.6: computer backup is not there at all. */
  @Test
  void sheet03_5_6_computerBackupIsNotFound() {
    for (String operation : List.of("bz_list_computers", "bz_delete_computer")) {
      assertEquals(
          404,
          partner
              .client()
              .send(
                  "POST",
                  "/api/backup/v1/" + operation,
                  List.of(new Header("Authorization", partner.client().token())),
                  new byte[0])
              .status());
    }
  }

  /** Sheet 03 §5.8: the partner's token reaches the partner's own account and no member's. */
  @Test
  void sheet03_7_aPartnersTokenReachesNoMember() {
    NativeClient member = partner.member("member@customer.example");
    String bucket = member.createBucket("members-bucket", "allPrivate");
    NativeClient admin = partner.client();
    assertEquals(
        "400 bad_request", admin.call("b2_list_keys", "accountId", member.accountId()).outcome());
    assertEquals(
        "400 bad_request",
        admin.call("b2_list_buckets", "accountId", member.accountId()).outcome());
    assertEquals(
        "400 bad_bucket_id", admin.call("b2_get_upload_url", "bucketId", bucket).outcome());
    assertEquals(
        "400 bad_request",
        admin.call("b2_delete_key", "applicationKeyId", member.keyId()).outcome());
    assertFalse(
        admin.call("b2_list_buckets", "accountId", admin.accountId()).toString().contains(bucket));
  }

  private String[] masterOf(String accountId) {
    return new String[] {accountId, server.newMasterKey(accountId).secret().reveal()};
  }

  private TestAnswer authorize(String version, String[] key) {
    return new Partner(new NativeClient(server, version, key[0], ""), key[1], "")
        .authorize(version);
  }

  private static TestAnswer listGroups(NativeClient client, String admin) {
    return client.call("b2_list_groups", "adminAccountId", admin);
  }

  private static TestAnswer listBuckets(NativeClient client) {
    return client.call("b2_list_buckets", "accountId", client.accountId());
  }
}
