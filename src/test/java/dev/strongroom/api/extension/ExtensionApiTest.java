package dev.strongroom.api.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.RegisteredOperation;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.Account;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension API for providers (sheet 03 §14; sheet 06 case 92). */
class ExtensionApiTest {
  private static final String ALL =
      "{\"keyName\":\"new\",\"capabilities\":[\"listBuckets\",\"writeKeys\",\"deleteKeys\"]}";

  @TempDir Path directory;
  private AuditLines audit;
  private TestServer server;
  private Partner partner;
  private NativeClient member;
  private String path;

  @BeforeEach
  void start() {
    audit = new AuditLines();
    server = TestServer.in(directory, audit);
    partner = server.newPartner("admin@provider.example");
    member = partner.member("member@customer.example").at("v4");
    path = "groups/" + partner.groupId() + "/members/" + member.accountId();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFurtherGroupIsMadeAndRenamed() {
    TestAnswer made = send("POST", "groups", "{\"groupName\":\"Second\"}");
    assertEquals(201, made.status(), made::toString);
    assertEquals(true, made.value("managed"));
    String id = made.text("groupId");
    assertEquals(
        "Zweite", send("PATCH", "groups/" + id, "{\"groupName\":\"Zweite\"}").text("groupName"));
    TestAnswer listed = partner.call("b2_list_groups", "groupName", "Zweite").ok();
    assertEquals(id, listed.rows("groups").getFirst().get("groupId"));
    assertEquals(
        "400 bad_request", send("PATCH", "groups/" + id, "{\"groupName\":\" \"}").outcome());
    assertEquals(
        "400 bad_request",
        send("POST", "groups", "{\"groupName\":\"x\",\"groupProducts\":[\"TAPES\"]}").outcome());
  }

  @Test
  void statisticsAreExactAtOnce() {
    String bucket = member.createBucket("members-bucket", "allPrivate");
    member.upload(bucket, "a", new byte[1234]).ok();
    assertEquals(
        Map.of("buckets", 1L, "bytes", 1234L, "files", 1L), send("GET", path, "").value("stored"));
    TestAnswer group = send("GET", "groups/" + partner.groupId(), "");
    assertEquals(Map.of("buckets", 1L, "bytes", 1234L, "files", 1L), group.value("stored"));
    assertEquals(1, group.number("memberCount"));
  }

  @Test
  void aSuspendedMembersCredentialsStopAtOnceAndWorkAgainWhenItIsActive() {
    assertEquals("suspended", state("suspended").text("state"));
    assertEquals("403 account_trouble", listBuckets(member).outcome());
    assertEquals("suspended", state("suspended").text("state"), "once more changes nothing");
    assertEquals("suspended", send("GET", path, "").text("state"));
    assertEquals("admin", send("GET", path, "").text("suspendedBy"));
    TestAnswer resumed = state("active");
    assertEquals("active", resumed.text("state"));
    assertNull(resumed.value("suspendedBy"));
    assertEquals("200", listBuckets(member).outcome());
    assertEquals("400 bad_request", state("asleep").outcome());
  }

  /** What the operator stopped is not the partner's to start. */
  @Test
  void aSuspensionByTheOperatorStays() {
    for (Account.State state : List.of(Account.State.SUSPENDED, Account.State.CLOSING)) {
      server.setState(member.accountId(), state);
      assertEquals("409 conflict", state("active").outcome());
      assertEquals("409 conflict", state("suspended").outcome());
      boolean isSuspended = state == Account.State.SUSPENDED;
      assertEquals(isSuspended ? "operator" : null, send("GET", path, "").value("suspendedBy"));
      assertEquals("403 account_trouble", listBuckets(member).outcome());
    }
  }

  @Test
  void keysAreMintedListedAndRevoked() {
    TestAnswer made = send("POST", path + "/keys", ALL);
    assertEquals(201, made.status(), made::toString);
    String keyId = made.text("applicationKeyId");
    assertTrue(keyId.endsWith("0000000002"), keyId);
    NativeClient with = NativeClient.authorize(server, keyId, made.text("applicationKey"));
    assertEquals(member.accountId(), with.accountId());
    TestAnswer listed = send("GET", path + "/keys", "");
    assertEquals(
        List.of(member.keyId(), keyId),
        listed.rows("keys").stream().map(key -> key.get("applicationKeyId")).toList());
    assertFalse(listed.toString().contains(made.text("applicationKey")));
    assertEquals(200, send("DELETE", path + "/keys/" + keyId, "").status());
    assertEquals("401 bad_auth_token", listBuckets(with).outcome());
    assertEquals("404 not_found", send("DELETE", path + "/keys/" + keyId, "").outcome());
  }

  /** A member cannot be reached through another, nor its master key at all. */
  @Test
  void onlyTheMembersOwnStandardKeysAreRevoked() {
    NativeClient other = partner.member("other@customer.example");
    for (String id : List.of(other.keyId(), member.accountId(), partner.accountId(), "nonsense")) {
      assertEquals("404 not_found", send("DELETE", path + "/keys/" + id, "").outcome(), id);
    }
    assertEquals("200", listBuckets(other).outcome());
    String bucket = other.createBucket("others-bucket", "allPrivate");
    assertEquals(
        "400 bad_request",
        send(
                "POST",
                path + "/keys",
                "{\"keyName\":\"x\",\"capabilities\":[\"readFiles\"],\"bucketIds\":[\"%s\"]}"
                    .formatted(bucket))
            .outcome());
  }

  /** Sheet 05 §9: every act in a member's account is audited with both identities. */
  @Test
  void bothIdentitiesAreAudited() {
    send("POST", path + "/keys", ALL);
    assertBoth("create key");
    send("DELETE", path + "/keys/" + member.keyId(), "");
    assertBoth("delete key");
    state("suspended");
    assertBoth("suspend");
    state("active");
    assertBoth("resume");
  }

  /** The line of a change is written before it is known whether it can be made. */
  @Test
  void aChangeThatWasNotMadeIsToldWithWhatStoodAgainstIt() {
    int before = audit.count();
    TestAnswer refused = partner.create("member@customer.example");
    assertEquals("401 invalid_email", refused.outcome());
    assertNotMade(before, "create group member", "email_not_usable");
    before = audit.count();
    assertEquals(
        "400 too_many_buckets", createBucketBeyondQuota().outcome(), "the quota allows none");
    assertNotMade(before, "create bucket", "too_many_buckets");
    before = audit.count();
    partner.create("another@customer.example").ok();
    assertEquals(1, audit.since(before).size(), "what was made has one line");
  }

  private TestAnswer createBucketBeyondQuota() {
    send("PUT", path + "/quota", "{\"buckets\":0}").ok();
    return member.call(
        "b2_create_bucket",
        "accountId",
        member.accountId(),
        "bucketName",
        "one-too-many",
        "bucketType",
        "allPrivate");
  }

  private void assertNotMade(int before, String change, String reason) {
    List<Map<String, Object>> lines =
        audit.since(before).stream().filter(line -> change.equals(line.get("change"))).toList();
    assertEquals(
        List.of("changing", "notMade"), lines.stream().map(line -> line.get("event")).toList());
    assertEquals(lines.getFirst().get("subject"), lines.getLast().get("subject"));
    assertEquals(lines.getFirst().get("requestId"), lines.getLast().get("requestId"));
    assertEquals(reason, lines.getLast().get("reason"));
  }

  private void assertBoth(String change) {
    Map<String, Object> line = audit.last();
    assertEquals(change, line.get("change"));
    assertEquals(partner.accountId(), line.get("accountId"));
    assertEquals(member.accountId(), line.get("inAccountId"));
    assertEquals(partner.accountId(), line.get("applicationKeyId"), "the master key");
  }

  /** Sheet 06 case 92: another's Group, another's member, one that was ejected. */
  @Test
  void nobodyReachesMembersOfOthers() {
    Partner other = server.newPartner("admin@another.example");
    for (String[] request : everyMemberRequest()) {
      TestAnswer answer = send(other.client().token(), request[0], request[1], request[2]);
      assertEquals("404 not_found", answer.outcome(), request[0] + " " + request[1]);
    }
    partner.eject(member.accountId()).ok();
    for (String[] request : everyMemberRequest()) {
      assertEquals(
          "404 not_found",
          send(request[0], request[1], request[2]).outcome(),
          request[0] + " " + request[1]);
    }
    assertEquals("200", listBuckets(member).outcome());
  }

  @Test
  void whoIsNoPartnerIsDenied() {
    NativeClient plain = server.newAccount("plain@example.com");
    for (String token : List.of(member.token(), plain.token())) {
      for (String[] request : everyMemberRequest()) {
        assertEquals(
            "403 access_denied",
            send(token, request[0], request[1], request[2]).outcome(),
            request[0] + " " + request[1]);
      }
      assertEquals(
          "403 access_denied", send(token, "POST", "groups", "{\"groupName\":\"x\"}").outcome());
    }
    assertEquals("401 bad_auth_token", send("x", "GET", path, "").outcome());
    assertEquals("401 bad_auth_token", send("", "GET", path, "").outcome());
    assertEquals("200", send("Bearer " + partner.client().token(), "GET", path, "").outcome());
  }

  /** The admins of an unmanaged Group only pay (sheet 03 §1). */
  @Test
  void inAnUnmanagedGroupNothingIsDoneInAMembersAccountAndTheAttemptIsAudited() {
    String unmanaged =
        server.newGroup(partner.accountId(), "unmanaged", false, GroupProduct.STORAGE);
    server.move(member.accountId(), unmanaged);
    path = "groups/" + unmanaged + "/members/" + member.accountId();
    for (String[] request : everyManagersRequest()) {
      assertEquals("403 access_denied", send(request[0], request[1], request[2]).outcome());
      assertEquals("denied", audit.last().get("event"), request[1]);
      assertEquals("unmanaged", audit.last().get("reason"), request[1]);
    }
    assertEquals("200", listBuckets(member).outcome());
  }

  /** The fault names the parameter that this API has, and the Partner API its own. */
  @Test
  void aRefusalNamesWhatTheCallerSent() {
    String nobody = "0123456789ab";
    TestAnswer here = send("GET", "groups/" + partner.groupId() + "/members/" + nobody, "");
    assertEquals("404 not_found", here.outcome());
    assertTrue(here.text("message").startsWith("accountId is not valid"), here::toString);
    TestAnswer there = partner.eject(nobody);
    assertEquals("401 invalid_member_account_id", there.outcome());
    assertTrue(there.text("message").startsWith("memberAccountId is not valid"), there::toString);
  }

  /** Tools read it before anybody has a token. */
  @Test
  void theDocumentIsForEverybody() {
    TestAnswer document =
        partner.client().send("GET", "/api/v1/openapi.json", List.of(), new byte[0]);
    assertEquals("3.1.0", document.ok().text("openapi"));
  }

  @Test
  void theDocumentNamesEveryOperationAndNoOther() throws Exception {
    TestAnswer document = send("GET", "openapi.json", "").ok();
    Set<String> documented = new TreeSet<>();
    ((Map<?, ?>) document.value("paths"))
        .values()
        .forEach(methods ->
            ((Map<?, ?>) methods)
                .values()
                .forEach(method -> {
                  if (method instanceof Map<?, ?> described) {
                    documented.add(String.valueOf(described.get("operationId")));
                  }
                }));
    Set<String> served = new TreeSet<>();
    RegisteredOperation.all().stream()
        .filter(operation -> operation.room().equals("extension"))
        .forEach(operation -> served.add(operation.name()));
    assertEquals(served, documented);
  }

  @Test
  void otherPathsAndMethodsAreTold() {
    assertEquals("404 not_found", send("GET", "members", "").outcome());
    TestAnswer wrong = send("DELETE", "groups/" + partner.groupId(), "");
    assertEquals("405 method_not_allowed", wrong.outcome());
    assertEquals("GET, PATCH", wrong.header("Allow").orElseThrow());
  }

  /** A key for all buckets must not come of a mistyped, or older, name of a field. */
  @Test
  void fieldsThatAreNoneAreRefused() {
    for (String field : List.of("bucketId", "namePrefixx", "applicationKey")) {
      String body = "{\"keyName\":\"k\",\"capabilities\":[\"listFiles\"],\"" + field + "\":\"a\"}";
      TestAnswer answer = send("POST", path + "/keys", body);
      assertEquals("400 bad_request", answer.outcome(), field);
      assertTrue(answer.text("message").contains("namePrefix"), field);
    }
  }

  private List<String[]> everyMemberRequest() {
    List<String[]> requests = new ArrayList<>();
    requests.add(new String[] {"GET", path, ""});
    requests.addAll(everyManagersRequest());
    return requests;
  }

  private List<String[]> everyManagersRequest() {
    List<String[]> requests = new ArrayList<>();
    requests.add(new String[] {"PUT", path + "/quota", "{\"bytes\":1}"});
    requests.add(new String[] {"PUT", path + "/state", "{\"state\":\"suspended\"}"});
    requests.add(new String[] {"GET", path + "/keys", ""});
    requests.add(new String[] {"POST", path + "/keys", ALL});
    requests.add(new String[] {"DELETE", path + "/keys/" + member.keyId(), ""});
    return requests;
  }

  private TestAnswer state(String state) {
    return send("PUT", path + "/state", "{\"state\":\"" + state + "\"}");
  }

  private TestAnswer send(String method, String below, String body) {
    return send(partner.client().token(), method, below, body);
  }

  private TestAnswer send(String authorization, String method, String below, String body) {
    return partner
        .client()
        .send(
            method,
            "/api/v1/" + below,
            List.of(new Header("Authorization", authorization)),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private static TestAnswer listBuckets(NativeClient client) {
    return client.call("b2_list_buckets", "accountId", client.accountId());
  }
}
