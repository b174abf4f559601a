package dev.strongroom.api.s3.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The forms in which S3 writes times; all of them UTC. */
public final class Timestamps {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Reads {@code 20130524T000000Z}; empty for anything else. */
  static Optional<Instant> basic(String text) {
    if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 9, 11),
              number(text, 11, 13),
              number(text, 13, 15));
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int index = start; index < end; index++) {
      char digit = text.charAt(index);
      if (digit < '0' || digit > '9') {
        throw new DateTimeException("not a digit");
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }

  /** Reads {@code Fri, 24 May 2013 00:00:00 GMT}; empty for anything else. */
  public static Optional<Instant> http(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** Writes {@code 20130524T000000Z}. */
  static String basic(Instant instant) {
    return BASIC.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** Writes {@code 2013-05-24T00:00:00.000Z}: whole seconds, as listings do (sheet 04 §4.2). */
  public static String seconds(long millis) {
    return SECONDS.format(Instant.ofEpochMilli(millis));
  }

  /** Writes {@code 2013-05-24T00:00:00.123Z}. */
  public static String milliseconds(long millis) {
    return MILLISECONDS.format(Instant.ofEpochMilli(millis));
  }

  /** Writes {@code Fri, 24 May 2013 00:00:00 GMT}. */
  public static String http(long millis) {
    return HTTP.format(Instant.ofEpochMilli(millis));
  }
}
