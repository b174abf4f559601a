package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Trial;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** b2_reserve_trial_create_account (sheet 03 §5.5). */
class ReserveTrialTest {
  private static final String OPERATION = "b2_reserve_trial_create_account";

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
  void anObjectIsAnsweredByAnObject() {
    TestAnswer answer = reserve("trial@customer.example", 14, 2).ok();
    assertEquals(
        Set.of(
            "accountId",
            "applicationKeyId",
            "applicationKey",
            "bucketId",
            "bucketName",
            "email",
            "s3Endpoint",
            "startDate",
            "endDate"),
        answer.json().keySet());
    assertEquals("2026-11-22", answer.text("startDate"));
    assertEquals("2026-12-06", answer.text("endDate"));
    assertEquals("b2-partner-provider-" + answer.text("accountId"), answer.text("bucketName"));
    assertEquals("trial@customer.example", answer.text("email"));
    AccountId account = new AccountId(answer.text("accountId"));
    Trial trial =
        server.metadata().read(tables -> tables.accountProfiles().findTrial(account)).orElseThrow();
    assertEquals(2, trial.terabytes());
    assertEquals(14, trial.endEpochDay() - trial.startEpochDay());
    assertEquals(
        Optional.empty(), server.metadata().read(tables -> tables.memberships().find(account)));
  }

  @Test
  void anArrayIsAnsweredByAnArray() {
    TestAnswer answer =
        partner
            .client()
            .post(
                OPERATION,
                "[{\"email\":\"a@customer.example\",\"term\":7,\"storage\":1},"
                    + "{\"email\":\"b@customer.example\",\"term\":30,\"storage\":50,"
                    + "\"region\":\"ca-east\"}]");
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(200, answer.status(), text);
    assertTrue(text.startsWith("["), text);
    assertTrue(text.contains("a@customer.example") && text.contains("b@customer.example"), text);
  }

  /** The key reaches the one bucket that it was made with. */
  @Test
  void theKeyIsForTheOneBucket() {
    TestAnswer answer = reserve("trial@customer.example", 7, 1).ok();
    NativeClient client =
        NativeClient.authorize(
            server, answer.text("applicationKeyId"), answer.text("applicationKey"));
    client.upload(answer.text("bucketId"), "a", new byte[] {1}).ok();
    assertEquals(
        "401 unauthorized",
        client
            .call(
                "b2_create_bucket",
                "accountId",
                client.accountId(),
                "bucketName",
                "another-bucket",
                "bucketType",
                "allPrivate")
            .outcome());
    assertEquals(
        "401 unauthorized",
        client.call("b2_list_buckets", "accountId", client.accountId()).outcome());
  }

  @Test
  void badRequestOutsideTheRanges() {
    for (int[] termAndStorage :
        List.of(
            new int[] {6, 1},
            new int[] {31, 1},
            new int[] {-1, 1},
            new int[] {7, 0},
            new int[] {7, 51})) {
      assertEquals(
          "400 bad_request",
          reserve("trial@customer.example", termAndStorage[0], termAndStorage[1]).outcome());
    }
    assertEquals("200", reserve("trial@customer.example", 30, 50).outcome());
    assertEquals(
        "400 bad_request",
        partner.client().call(OPERATION, "email", "x@customer.example", "storage", 1).outcome());
  }

  /** All entries or none; an address in use is a bad request here. */
  @Test
  void badRequestForAnAddressInUseAndNothingIsMade() {
    TestAnswer answer =
        partner
            .client()
            .post(
                OPERATION,
                "[{\"email\":\"a@customer.example\",\"term\":7,\"storage\":1},"
                    + "{\"email\":\"A@customer.example\",\"term\":7,\"storage\":1}]");
    assertEquals("400 bad_request", answer.outcome());
    assertTrue(answer.text("message").contains("already exists"));
    assertEquals("200", reserve("a@customer.example", 7, 1).outcome());
    assertEquals("400 bad_request", reserve("a@customer.example", 7, 1).outcome());
    assertEquals(
        "400 bad_request",
        partner
            .client()
            .call(
                OPERATION, "email", "b@customer.example", "term", 7, "storage", 1, "region", "mars")
            .outcome());
  }

  @Test
  void whatIsNeitherObjectNorArrayIsRefused() {
    for (String body : List.of("", "7", "\"a\"", "[7]", "[{}", "[]", "{} {}", "[{}] x")) {
      String outcome = partner.client().post(OPERATION, body).outcome();
      assertTrue(outcome.startsWith("400 "), body + ": " + outcome);
    }
  }

  /** Nobody else gives a bucket such a name. */
  @Test
  void namesOfTheServersBucketsAreItsOwn() {
    for (String name : List.of("b2-partner-provider-0123456789ab", "b2-reports-0123456789ab")) {
      assertEquals(
          "400 bad_request",
          partner
              .client()
              .call(
                  "b2_create_bucket",
                  "accountId",
                  partner.accountId(),
                  "bucketName",
                  name,
                  "bucketType",
                  "allPrivate")
              .outcome());
    }
  }

  private TestAnswer reserve(String email, int term, int storage) {
    return partner.client().call(OPERATION, "email", email, "term", term, "storage", storage);
  }
}
