package dev.strongroom.console.activity;

import dev.strongroom.access.Activity;
import dev.strongroom.access.AuditEntry;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.console.page.Form;
import dev.strongroom.model.AuditPosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the activity is shown: all of it stands in the page's address.
 *
 * @param kind one of {@link #KINDS}
 * @param operation a part of an operation's name; "" for all
 * @param key the ID of a key; "" for all
 * @param bucket the ID of a bucket; "" for all
 * @param from the first day (UTC), as ISO 8601 has it; "" for no bound
 * @param to the last day
 * @param before where the page before this one ended; "" for the newest
 */
public record ActivityQuery(
    String kind,
    String operation,
    String key,
    String bucket,
    String from,
    String to,
    String before) {
  /** A sort of activity with its label. */
  public record Kind(String name, String label) {}

  /** Everything, or one sort of it. */
  public static final List<Kind> KINDS =
      List.of(
          new Kind("all", "Everything"),
          new Kind("changes", "Changes"),
          new Kind("views", "Views"),
          new Kind("denials", "Denials"),
          new Kind("sign-ins", "Sign-ins"));

  private static final int LONGEST = 100;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final Pattern POSITION = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})");

  /** Reads it; what is not understood counts as not said. */
  public static ActivityQuery of(Form query) {
    String kind = query.raw("kind");
    return new ActivityQuery(
        KINDS.stream().anyMatch(known -> known.name.equals(kind)) ? kind : "all",
        text(query, "operation"),
        text(query, "key"),
        text(query, "bucket"),
        day(query, "from"),
        day(query, "to"),
        position(query.raw("before")).isPresent() ? query.raw("before") : "");
  }

  /** Where a page begins, as it stands in an address. */
  static Optional<AuditPosition> position(String text) {
    Matcher position = POSITION.matcher(text);
    return position.matches()
        ? Optional.of(
            new AuditPosition(Long.parseLong(position.group(1)), Long.parseLong(position.group(2))))
        : Optional.empty();
  }

  /** A place as it stands in an address. */
  static String text(AuditPosition position) {
    return position.part() + "-" + position.offset();
  }

  /** What it asks of the log. */
  Activity.Query asked() {
    Optional<AuditEntry.Kind> wanted =
        switch (kind) {
          case "changes" -> Optional.of(AuditEntry.Kind.CHANGE);
          case "views" -> Optional.of(AuditEntry.Kind.VIEW);
          case "denials" -> Optional.of(AuditEntry.Kind.DENIAL);
          case "sign-ins" -> Optional.of(AuditEntry.Kind.SIGN_IN);
          default -> Optional.empty();
        };
    return new Activity.Query(
        wanted,
        operation,
        key,
        bucket,
        "",
        from.isEmpty() ? Long.MIN_VALUE : millis(from),
        to.isEmpty() ? Long.MAX_VALUE : millis(to) + DAY_MILLIS,
        position(before));
  }

  /** Whether anything is left out. */
  public boolean isFiltered() {
    return !kind.equals("all")
        || !operation.isEmpty()
        || !key.isEmpty()
        || !bucket.isEmpty()
        || !from.isEmpty()
        || !to.isEmpty();
  }

  /** The address of the newest page with another sort. */
  public String pathOf(Kind other) {
    return path(other.name, "");
  }

  /** The address of an older page. */
  String pathBefore(AuditPosition position) {
    return path(kind, text(position));
  }

  private String path(String otherKind, String otherBefore) {
    String query =
        (otherKind.equals("all") ? "" : "&kind=" + otherKind)
            + field("operation", operation)
            + field("key", key)
            + field("bucket", bucket)
            + field("from", from)
            + field("to", to)
            + field("before", otherBefore);
    return ActivityPage.PATH + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  private static String field(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + PercentCoding.encode(value).replace("&", "%26").replace("=", "%3D");
  }

  private static String text(Form query, String name) {
    String text = query.text(name).orElse("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static String day(Form query, String name) {
    return query.text(name).filter(ActivityQuery::isDay).orElse("");
  }

  private static boolean isDay(String text) {
    try {
      return text.length() == "2026-11-22".length() && millis(text) > 0;
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private static long millis(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
