package dev.strongroom.console.reports;

import java.util.List;
import java.util.Locale;

/** Amounts in words: bytes by powers of a thousand, as B2 counts them. */
final class Amounts {
  private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB", "TB", "PB", "EB");
  private static final int STEP = 1000;

  private Amounts() {}

  /** Such as {@code 1.5 MB}. */
  static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP - 0.05 && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    String format = unit == 0 || amount >= 100 ? "%,.0f %s" : "%.1f %s";
    return String.format(Locale.ENGLISH, format, amount, UNITS.get(unit));
  }

  /** Such as {@code 12,345}. */
  static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** The amount or a somewhat higher one that is easily halved: 1, 2, 4 or 6 of some power. */
  static long roundedUp(long amount) {
    if (amount <= 2) {
      return 2;
    }
    long power = 1;
    while (amount > 10 * power && power < Long.MAX_VALUE / 100) {
      power *= 10;
    }
    for (int factor : List.of(1, 2, 4, 6, 8)) {
      if (amount <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
