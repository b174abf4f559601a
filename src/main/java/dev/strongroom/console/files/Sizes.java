package dev.strongroom.console.files;

import java.util.List;
import java.util.Locale;

/** Sizes in words. */
public final class Sizes {
  private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB", "PB", "EB");
  private static final int STEP = 1000;

  private Sizes() {}

  /** Such as {@code 1.5 MB}: powers of a thousand, as B2 counts them. */
  public static String of(long bytes) {
    if (bytes < STEP) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= STEP - 0.05 && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    return String.format(Locale.ENGLISH, "%.1f %s", amount, UNITS.get(unit));
  }
}
