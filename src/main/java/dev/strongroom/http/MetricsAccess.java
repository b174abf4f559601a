package dev.strongroom.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The figures, and the token that a caller shows to see them. */
public final class MetricsAccess {
  private static final String BEARER = "Bearer ";

  private final Metrics metrics;
  private final byte[] expected;

  /**
   * Guards the figures.
   *
   * @param token what a caller shows as {@code Authorization: Bearer}
   */
  public MetricsAccess(Metrics metrics, String token) {
    this.metrics = metrics;
    this.expected = (BEARER + token).getBytes(StandardCharsets.UTF_8);
  }

  /** Says whether the value of an {@code Authorization} header shows the token. */
  boolean opensFor(String authorization) {
    return MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  /** All figures in Prometheus's text format. */
  byte[] text() {
    return metrics.text();
  }
}
