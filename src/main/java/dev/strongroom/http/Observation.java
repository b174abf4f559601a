package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Answers those who watch over the server, on a listener that has another main purpose: {@code GET
 * /health} for everybody, {@code GET /metrics} for who shows the token. Without a token in the
 * configuration there is no such path (sheet 06, bad input 97).
 */
public final class Observation implements Answerer {
  private static final Header NOT_KEPT = new Header("Cache-Control", "no-store");

  private final BooleanSupplier healthy;
  private final Optional<MetricsAccess> metrics;
  private final Answerer next;

  /**
   * Stands before another answerer.
   *
   * @param healthy whether calls can be answered
   * @param metrics the figures and who may see them; empty when nobody may
   * @param next who answers everything else
   */
  public Observation(BooleanSupplier healthy, Optional<MetricsAccess> metrics, Answerer next) {
    this.healthy = healthy;
    this.metrics = metrics;
    this.next = next;
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("GET") && !call.isHead()) {
      return next.answer(call);
    }
    return switch (call.path()) {
      case "/health" -> health();
      case "/metrics" ->
          metrics.map(access -> metrics(call, access)).orElseGet(() -> next.answer(call));
      default -> next.answer(call);
    };
  }

  private Reply health() {
    boolean good = healthy.getAsBoolean();
    return new Reply(
        good ? 200 : 503,
        List.of(new Header("Content-Type", "application/json"), NOT_KEPT),
        new Reply.Bytes(
            JsonWriter.object(health -> health.text("status", good ? "ok" : "unavailable"))));
  }

  private static Reply metrics(Call call, MetricsAccess access) {
    if (!access.opensFor(call.headers().first("Authorization").orElse(""))) {
      return new Reply(
          401, List.of(new Header("WWW-Authenticate", "Bearer"), NOT_KEPT), Reply.Bytes.NONE);
    }
    return new Reply(
        200,
        List.of(new Header("Content-Type", Metrics.CONTENT_TYPE), NOT_KEPT),
        new Reply.Bytes(access.text()));
  }
}
