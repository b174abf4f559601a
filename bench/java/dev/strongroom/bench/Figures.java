package dev.strongroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints what was measured, and cleans up. */
final class Figures {
  private Figures() {}

  /** CPU seconds for a gigabyte of a digest on one thread, warmed up. */
  static double digestCost(String algorithm) {
    try {
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance(algorithm);
      byte[] buffer = Bodies.ofSize(1 << 20, 3);
      for (int warm = 0; warm < 200; warm++) {
        digest.update(buffer);
      }
      long beganNanos = System.nanoTime();
      for (int count = 0; count < 1000; count++) {
        digest.update(buffer);
      }
      return (System.nanoTime() - beganNanos) / 1e9 / (1000.0 * (1 << 20) / 1e9);
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Load.Result median(List<Load.Result> results) {
    return results.stream()
        .sorted(Comparator.comparingDouble(Load.Result::perSecond))
        .toList()
        .get(results.size() / 2);
  }

  static void requests(String who, Load.Result result) {
    print(
        "  %-10s %8.0f per s, CPU %6.1f us each, latency p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms",
        who,
        result.perSecond(),
        result.cpuMicrosEach(),
        result.latencyMicros().getValueAtPercentile(50) / 1000.0,
        result.latencyMicros().getValueAtPercentile(99) / 1000.0,
        result.latencyMicros().getValueAtPercentile(99.9) / 1000.0);
  }

  static void volume(String who, Load.Result result) {
    print(
        "  %-10s %6.2f GB/s, CPU %.2f s/GB, %.1f exchanges per s",
        who, result.gigabytesPerSecond(), result.cpuSecondsPerGigabyte(), result.perSecond());
  }

  /** The mean numbers of runnable threads over one, five and fifteen minutes: Linux alone. */
  static String loadAverage() throws IOException {
    String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ");
    return String.join(" ", words[0], words[1], words[2]);
  }

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  static void deleteTree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
