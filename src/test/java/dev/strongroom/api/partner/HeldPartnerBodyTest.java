package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.GatedStream;
import dev.strongroom.testing.JsonText;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who loses the partner's access while a body is held back does nothing more (sheet 06, R-10). */
class HeldPartnerBodyTest {
  @TempDir Path directory;
  private TestServer server;
  private Partner partner;
  private NativeClient member;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    partner = server.newPartner("admin@provider.example");
    member = partner.member("member@customer.example");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b2_list_groups",
        "b2_list_group_members",
        "b2_create_group_member",
        "b2_eject_group_member",
        "b2_reserve_trial_create_account"
      })
  void accessTakenMeanwhileIsGone(String operation) throws Exception {
    TestAnswer answer =
        held(operation, () -> server.setPartnerAccess(partner.accountId(), false, true));
    assertEquals("401 bad_auth_token", answer.outcome());
    server.setPartnerAccess(partner.accountId(), true, true);
    assertEquals(List.of("member@customer.example"), Partner.emails(partner.members()));
  }

  /** The same request goes through when nothing is taken away. */
  @Test
  void accessThatStaysIsGood() throws Exception {
    assertEquals("200", held("b2_create_group_member", () -> {}).outcome());
    assertEquals(2, Partner.emails(partner.members()).size());
  }

  /** Sends all but the last byte, lets something happen, and sends the last. */
  private TestAnswer held(String operation, Runnable meanwhile) throws Exception {
    byte[] bytes = body(operation).getBytes(StandardCharsets.UTF_8);
    GatedStream body = new GatedStream(bytes);
    FutureTask<TestAnswer> answer =
        new FutureTask<>(() ->
            NativeClient.send(
                server,
                "POST",
                "/b2api/v4/" + operation,
                partner.client().withAuthorization(),
                body,
                bytes.length));
    Thread.ofVirtual().start(answer);
    body.awaitReached();
    meanwhile.run();
    body.open();
    return answer.get();
  }

  private String body(String operation) {
    String admin = partner.accountId();
    String group = partner.groupId();
    if (operation.equals("b2_reserve_trial_create_account")) {
      return "[{\"email\":\"trial@customer.example\",\"term\":7,\"storage\":1}]";
    }
    return JsonText.object(
        switch (operation) {
          case "b2_list_groups" -> fields("adminAccountId", admin);
          case "b2_list_group_members" -> fields("adminAccountId", admin, "groupId", group);
          case "b2_create_group_member" ->
              fields(
                  "adminAccountId",
                  admin,
                  "groupId",
                  group,
                  "memberEmail",
                  "second@customer.example");
          default ->
              fields(
                  "adminAccountId", admin, "groupId", group, "memberAccountId", member.accountId());
        });
  }

  private static Object[] fields(Object... namesAndValues) {
    return namesAndValues;
  }
}
