package dev.strongroom.cli.server;

import dev.strongroom.api.RequestObserver;
import dev.strongroom.http.Answerer;
import dev.strongroom.http.Metrics;
import dev.strongroom.http.MetricsAccess;
import dev.strongroom.http.Observation;
import dev.strongroom.http.Traffic;
import dev.strongroom.model.Secret;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What those see who watch over the server, on the console's listener: its health, and figures when
 * there is a token for them. Without one nothing is counted.
 */
public final class Watching {
  private final Optional<Metrics> metrics;
  private final Optional<Secret> token;

  /** Takes the token; empty for no figures. */
  public Watching(Optional<Secret> token) {
    this.token = token;
    this.metrics = token.map(unused -> new Metrics());
  }

  /** Learns of every answer of the corridor. */
  RequestObserver requests() {
    return metrics.map(RequestObserver.class::cast).orElse(RequestObserver.NONE);
  }

  /** Learns of what passes the listeners. */
  Traffic traffic() {
    return metrics.map(Traffic.class::cast).orElse(Traffic.UNWATCHED);
  }

  /** Stands before another answerer. */
  Answerer before(Answerer next, BooleanSupplier healthy) {
    Optional<MetricsAccess> access =
        metrics.flatMap(
            figures -> token.map(secret -> new MetricsAccess(figures, secret.reveal())));
    return new Observation(healthy, access, next);
  }
}
