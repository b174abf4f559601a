package dev.strongroom.console.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment in words: how far away for reading, exact for the pointer and for machines. */
public final class Times {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY_MILLIS = 24 * HOUR;
  private static final long RELATIVE_UP_TO = 60 * DAY_MILLIS;

  private Times() {}

  /**
   * One moment.
   *
   * @param words such as {@code 3 minutes ago}
   * @param exact such as {@code 22 November 2026, 10:00:00 UTC}
   * @param machine in ISO 8601
   */
  public record Moment(String words, String exact, String machine) {}

  /** A moment as seen from another, both in milliseconds since 1970 UTC. */
  public static Moment moment(long atMillis, long nowMillis) {
    Instant at = Instant.ofEpochMilli(atMillis);
    return new Moment(words(atMillis, nowMillis), EXACT.format(at), at.toString());
  }

  private static String words(long atMillis, long nowMillis) {
    long away = Math.abs(nowMillis - atMillis);
    if (away < 10 * SECOND) {
      return "just now";
    }
    if (away >= RELATIVE_UP_TO) {
      return DAY.format(Instant.ofEpochMilli(atMillis));
    }
    String amount = span(away);
    return atMillis <= nowMillis ? amount + " ago" : "in " + amount;
  }

  /** A span of time in its largest unit, such as {@code 3 days}. */
  public static String span(long millis) {
    if (millis < MINUTE) {
      return counted(millis / SECOND, "second");
    }
    if (millis < HOUR) {
      return counted(millis / MINUTE, "minute");
    }
    return millis < 2 * DAY_MILLIS
        ? counted(millis / HOUR, "hour")
        : counted(millis / DAY_MILLIS, "day");
  }

  /** A number with its noun. */
  public static String counted(long number, String noun) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
