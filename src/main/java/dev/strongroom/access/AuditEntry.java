package dev.strongroom.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the audit log, read again. A text that a line has not is "".
 *
 * @param atMillis when the request came, in milliseconds since 1970 UTC
 * @param accountId whose credential it was
 * @param inAccountId whose account was changed, when that is another
 * @param reason why something was refused, in a word
 * @param explanation the same in a sentence; "" for what was done
 * @param change what was changed
 * @param subject the id of that
 * @param needs what a denied request needed, all of it; empty in lines that say nothing of it
 */
public record AuditEntry(
    long atMillis,
    String event,
    String requestId,
    String operation,
    String address,
    String userAgent,
    String accountId,
    String inAccountId,
    String keyId,
    String reason,
    String explanation,
    String change,
    String subject,
    List<Need> needs) {
  /** What sort of thing happened. */
  public enum Kind {
    /** Something was changed. */
    CHANGE,
    /** An admin saw something in a member's account. */
    VIEW,
    /** Something was refused. */
    DENIAL,
    /** Somebody signed in to the console or out, or tried to. */
    SIGN_IN
  }

  /** The event of a line which says that a change that was noted before was not made. */
  static final String NOT_MADE = "notMade";

  /** The event of a line which says what an admin saw in a member's account. */
  static final String VIEWING = "viewing";

  private static final String CHANGING = "changing";
  private static final String SIGNS = "sign ";
  private static final String SIGN_IN = "console_sign_in";

  /** Reads a line; empty when it is none, such as one that a killed server broke off. */
  public static Optional<AuditEntry> read(String line) {
    return JsonLine.read(line).flatMap(AuditEntry::of);
  }

  private static Optional<AuditEntry> of(JsonLine line) {
    try {
      return Optional.of(
          new AuditEntry(
              Instant.parse(line.text("time")).toEpochMilli(),
              line.text("event"),
              line.text("requestId"),
              line.text("operation"),
              line.text("address"),
              line.text("userAgent"),
              line.text("accountId"),
              line.text("inAccountId"),
              line.text("applicationKeyId"),
              line.text("reason"),
              line.text("explanation"),
              line.text("change"),
              line.text("subject"),
              line.needs().stream().flatMap(need -> NeedText.read(need).stream()).toList()));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** When a line says that it was; empty when it does not begin like one. */
  static Optional<Long> timeMillis(String line) {
    String begin = "{\"time\":\"";
    int end = line.startsWith(begin) ? line.indexOf('"', begin.length()) : -1;
    try {
      return end < 0
          ? Optional.empty()
          : Optional.of(Instant.parse(line.substring(begin.length(), end)).toEpochMilli());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** What sort of thing happened. */
  public Kind kind() {
    if (change.startsWith(SIGNS) || (isRefusal() && operation.startsWith(SIGN_IN))) {
      return Kind.SIGN_IN;
    }
    if (isRefusal()) {
      return Kind.DENIAL;
    }
    return event.equals(VIEWING) ? Kind.VIEW : Kind.CHANGE;
  }

  /**
   * A change that a request wanted to make.
   *
   * @param change what was to be changed
   * @param subject the id of that
   */
  public record Wanted(String requestId, String change, String subject) {}

  /** The change that, as this line says, was not made. */
  public Optional<Wanted> unmade() {
    return event.equals(NOT_MADE) ? Optional.of(wanted()) : Optional.empty();
  }

  /**
   * The change that this line announces: it was made, unless a crash came between or another line
   * says that it was not.
   */
  public Optional<Wanted> announced() {
    return event.equals(CHANGING) ? Optional.of(wanted()) : Optional.empty();
  }

  private Wanted wanted() {
    return new Wanted(requestId, change, subject);
  }

  /** Whether something was refused. */
  public boolean isRefusal() {
    return !explanation.isEmpty();
  }

  /** All of it in one sentence, for the operator. */
  public String sentence() {
    String what =
        switch (event) {
          case NOT_MADE -> explanation;
          case VIEWING -> "was let " + change + " " + subject;
          default ->
              isRefusal()
                  ? event + ": " + explanation
                  : "made the change: " + change + " " + subject;
        };
    return "%s %s from %s%s %s"
        .formatted(
            Instant.ofEpochMilli(atMillis),
            operation,
            address,
            keyId.isEmpty() ? "" : " with key " + keyId,
            what);
  }
}
