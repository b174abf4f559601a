package dev.strongroom.api.partner;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the Partner API writes them: {@code d20260114_m172133}, UTC (sheet 03 §5.1). */
final class Timestamps {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("'d'uuuuMMdd'_m'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static String of(long millis) {
    return FORM.format(Instant.ofEpochMilli(millis));
  }

  static @Nullable String of(Optional<Long> millis) {
    return millis.map(Timestamps::of).orElse(null);
  }
}
