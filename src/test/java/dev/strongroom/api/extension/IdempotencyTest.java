package dev.strongroom.api.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.JsonText;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made under an Idempotency-Key is made once (sheet 03 §4, the extension it proposes). */
class IdempotencyTest {
  private static final String NEW_KEY = "{\"keyName\":\"new\",\"capabilities\":[\"listFiles\"]}";

  @TempDir Path directory;
  private final AuditLines auditLog = new AuditLines();
  private TestServer server;
  private Partner partner;

  @BeforeEach
  void start() {
    server = TestServer.in(directory, auditLog);
    partner = server.newPartner("admin@provider.example");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMemberIsMadeOnceAndTheSameAnswerComesBack() {
    TestAnswer first = create("order-1", "one@customer.example").ok();
    int before = auditLog.count();
    TestAnswer again = create("order-1", "one@customer.example").ok();
    assertEquals(first.json(), again.json());
    List<Map<String, Object>> lines = auditLog.since(before);
    assertEquals(
        List.of("show group member's key again"),
        lines.stream().map(line -> line.get("change")).toList(),
        "a secret that is shown leaves a line");
    NativeClient member =
        NativeClient.authorize(
            server, again.text("applicationKeyId"), again.text("applicationKey"));
    assertEquals(first.text("groupMember.accountId"), member.accountId());
    assertEquals("409 conflict", create("order-1", "two@customer.example").outcome());
    assertEquals("401 invalid_email", create("order-2", "one@customer.example").outcome());
    assertEquals("400 bad_request", create("two words", "three@customer.example").outcome());
    assertEquals(List.of("one@customer.example"), Partner.emails(partner.members()));
  }

  @Test
  void theSameRequestFiftyTimesAtOnceMakesOneAccount() throws Exception {
    List<Supplier<TestAnswer>> calls = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      calls.add(() -> create("order-1", "one@customer.example"));
    }
    List<TestAnswer> answers = Race.of(calls);
    answers.forEach(answer -> assertEquals(answers.getFirst().json(), answer.ok().json()));
    assertEquals(1, Partner.emails(partner.members()).size());
  }

  @Test
  void anothersKeyIsAnotherAndADayLaterItIsForgotten() {
    TestAnswer first = create("order-1", "one@customer.example").ok();
    Partner other = server.newPartner("admin@another.example");
    TestAnswer anothers = create(other, "order-1", "two@customer.example").ok();
    assertFalse(first.json().equals(anothers.json()));
    server.clock().advance(Duration.ofHours(24).minusMinutes(1));
    Partner later = reauthorized();
    assertEquals(first.json(), create(later, "order-1", "one@customer.example").ok().json());
    server.clock().advance(Duration.ofMinutes(1));
    assertEquals(
        "401 invalid_email", create(reauthorized(), "order-1", "one@customer.example").outcome());
  }

  /** The secret comes back from the key's own seal, so it goes when the key goes. */
  @Test
  void ofAKeyThatIsGoneNothingComesBack() {
    TestAnswer first = create("order-1", "one@customer.example").ok();
    String path = "groups/" + partner.groupId() + "/members/" + first.text("groupMember.accountId");
    TestAnswer key = extension("POST", path + "/keys", NEW_KEY, "key-1");
    assertEquals(201, key.status(), key::toString);
    assertEquals(key.json(), extension("POST", path + "/keys", NEW_KEY, "key-1").json());
    assertEquals(
        "409 conflict",
        extension("POST", path + "/keys", NEW_KEY.replace("new", "old"), "key-1").outcome());
    TestAnswer listed = extension("GET", path + "/keys", "", "unused");
    assertEquals(2, listed.rows("keys").size(), "the first key and one more");
    String keyId = key.text("applicationKeyId");
    assertEquals(200, extension("DELETE", path + "/keys/" + keyId, "", "unused").status());
    assertEquals("409 conflict", extension("POST", path + "/keys", NEW_KEY, "key-1").outcome());
    partner.eject(first.text("groupMember.accountId")).ok();
    assertEquals("409 conflict", create("order-1", "one@customer.example").outcome());
  }

  @Test
  void aGroupIsMadeOnce() {
    TestAnswer first = extension("POST", "groups", "{\"groupName\":\"Second\"}", "g");
    assertEquals(201, first.status());
    assertEquals(
        first.json(), extension("POST", "groups", "{\"groupName\":\"Second\"}", "g").json());
    assertEquals(2, partner.call("b2_list_groups").rows("groups").size());
    assertEquals(
        "409 conflict",
        extension("POST", "groups", "{\"groupName\":\"Second\",\"managed\":false}", "g").outcome());
  }

  private Partner reauthorized() {
    NativeClient client = NativeClient.authorize(server, partner.accountId(), partner.masterKey());
    return new Partner(client, partner.masterKey(), partner.groupId());
  }

  private TestAnswer create(String key, String email) {
    return create(partner, key, email);
  }

  private static TestAnswer create(Partner caller, String key, String email) {
    String body =
        JsonText.object(
            "adminAccountId",
            caller.accountId(),
            "groupId",
            caller.groupId(),
            "memberEmail",
            email);
    return caller
        .client()
        .send(
            "POST",
            "/b2api/v3/b2_create_group_member",
            headers(caller, key),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private TestAnswer extension(String method, String below, String body, String key) {
    return partner
        .client()
        .send(
            method,
            "/api/v1/" + below,
            headers(partner, key),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Header> headers(Partner caller, String key) {
    return Arrays.asList(
        new Header("Authorization", caller.client().token()), new Header("Idempotency-Key", key));
  }
}
