package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Health and figures. */
class ObservationTest {
  private static final String TOKEN = "a-token-for-metrics";

  private final Metrics metrics = new Metrics();
  private final AtomicBoolean healthy = new AtomicBoolean(true);

  private Listeners observed(Optional<String> token) throws Exception {
    Observation observation =
        new Observation(
            healthy::get,
            token.map(text -> new MetricsAccess(metrics, text)),
            call -> Answers.text(404, "nothing"));
    Listeners listeners =
        new Listeners(
            List.of(
                Listener.plain("api", new Place.Network("127.0.0.1", 0), Answers::measure),
                Listener.plain("console", new Place.Network("127.0.0.1", 0), observation)),
            Served.LIMITS,
            TrustedProxies.NONE,
            new Random(1),
            metrics);
    listeners.start();
    return listeners;
  }

  private static RawClient.Answer ask(
      Listeners listeners, String listener, String line, String... headers) throws Exception {
    try (RawClient client = RawClient.connect(listeners.port(listener))) {
      return client.request(line, headers).answer();
    }
  }

  @Test
  void healthIsForEverybodyAndSaysNothingMore() throws Exception {
    try (Listeners listeners = observed(Optional.empty())) {
      RawClient.Answer good = ask(listeners, "console", "GET /health");
      assertEquals(200, good.status());
      assertEquals("{\n  \"status\": \"ok\"\n}", good.text());

      healthy.set(false);
      RawClient.Answer bad = ask(listeners, "console", "GET /health");
      assertEquals(503, bad.status());
      assertEquals("{\n  \"status\": \"unavailable\"\n}", bad.text());
    }
  }

  @Test
  void withoutATokenInTheConfigurationThereAreNoMetrics() throws Exception {
    try (Listeners listeners = observed(Optional.empty())) {
      RawClient.Answer answer =
          ask(listeners, "console", "GET /metrics", "Authorization: Bearer " + TOKEN);
      assertEquals(404, answer.status());
      assertEquals("nothing", answer.text());
    }
  }

  @Test
  void metricsNeedTheToken() throws Exception {
    try (Listeners listeners = observed(Optional.of(TOKEN))) {
      for (String wrong : List.of("Bearer wrong", "Bearer ", TOKEN, "Basic " + TOKEN)) {
        assertEquals(
            401,
            ask(listeners, "console", "GET /metrics", "Authorization: " + wrong).status(),
            wrong);
      }
      assertEquals(401, ask(listeners, "console", "GET /metrics").status());
      assertEquals(404, ask(listeners, "console", "POST /metrics").status());
    }
  }

  @Test
  void everyAnswerByteAndRefusalIsCounted() throws Exception {
    metrics.answered("b2_list_keys", 200, 3_000_000);
    metrics.answered("b2_list_keys", 401, 3_000_000);
    metrics.answered("b2_list_keys", 200, 30_000_000);
    try (Listeners listeners = observed(Optional.of(TOKEN))) {
      try (RawClient client = RawClient.connect(listeners.port("api"))) {
        client.request("POST /secret-path", "Content-Length: 5", "X-Secret: value").send("hello");
        assertEquals("received 5", client.answer().text());
        assertEquals(400, client.send("nonsense\r\n\r\n").answer().status());
      }
      RawClient.Answer answer =
          ask(listeners, "console", "GET /metrics", "Authorization: Bearer " + TOKEN);

      assertTrue(answer.header("Content-Type").orElseThrow().startsWith("text/plain"));
      List<String> lines = answer.text().lines().toList();
      for (String line :
          List.of(
              "strongroom_requests_total{operation=\"b2_list_keys\",status=\"200\"} 2.0",
              "strongroom_requests_total{operation=\"b2_list_keys\",status=\"401\"} 1.0",
              "strongroom_request_duration_seconds_bucket{operation=\"b2_list_keys\",le=\"0.005\"}"
                  + " 2",
              "strongroom_request_duration_seconds_count{operation=\"b2_list_keys\"} 3",
              "strongroom_received_bytes_total{listener=\"api\"} 5.0",
              "strongroom_sent_bytes_total{listener=\"api\"} 10.0",
              "strongroom_requests_in_flight{listener=\"api\"} 0.0",
              "strongroom_requests_in_flight{listener=\"console\"} 1.0",
              "strongroom_listener_refusals_total{listener=\"api\",status=\"400\"} 1.0")) {
        assertTrue(lines.contains(line), line + " is missing from\n" + answer.text());
      }
      assertFalse(answer.text().contains("secret"));
    }
  }
}
