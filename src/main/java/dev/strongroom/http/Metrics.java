package dev.strongroom.http;

import dev.strongroom.api.RequestObserver;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Figures for Prometheus. Every label is one of a few words that are ours: the name of an
 * operation, a status, the name of a listener. Nothing that a caller sends becomes one.
 */
public final class Metrics implements RequestObserver, Traffic {
  /** The type of {@link #text}. */
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      counter("strongroom_requests", "Requests answered", "operation", "status");
  private final Histogram duration =
      Histogram.builder()
          .name("strongroom_request_duration_seconds")
          .help("Time until an answer was ready to be sent")
          .unit(Unit.SECONDS)
          .labelNames("operation")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Gauge inFlight =
      Gauge.builder()
          .name("strongroom_requests_in_flight")
          .help("Requests that are being answered")
          .labelNames("listener")
          .register(registry);
  private final Counter received =
      counter("strongroom_received_bytes", "Bytes of request bodies", "listener");
  private final Counter sent =
      counter("strongroom_sent_bytes", "Bytes of response bodies", "listener");
  private final Counter refused =
      counter(
          "strongroom_listener_refusals",
          "Requests to which a listener itself chose the answer",
          "listener",
          "status");

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  @Override
  public void answered(String operation, int status, long nanos) {
    requests.labelValues(operation, Integer.toString(status)).inc();
    DistributionDataPoint times = duration.labelValues(operation);
    times.observe(nanos / NANOS_PER_SECOND);
  }

  @Override
  public void began(String listener) {
    inFlight.labelValues(listener).inc();
  }

  @Override
  public void ended(String listener, long receivedBytes, long sentBytes) {
    inFlight.labelValues(listener).dec();
    received.labelValues(listener).inc(receivedBytes);
    sent.labelValues(listener).inc(sentBytes);
  }

  @Override
  public void refused(String listener, int status) {
    refused.labelValues(listener, Integer.toString(status)).inc();
  }

  /** All figures in Prometheus's text format. */
  byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
    try {
      PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return bytes.toByteArray();
  }
}
