package dev.strongroom.console.activity;

import dev.strongroom.access.AuditEntry;
import dev.strongroom.console.page.Times;
import java.util.Locale;
import java.util.Map;

/**
 * Makes rows of lines of the audit log.
 *
 * @param accountId whose log it is
 * @param keyNames of the account's keys by ID
 * @param bucketNames of its buckets by ID
 * @param nowMillis the page's one time, milliseconds since 1970 UTC
 */
record ActivityRows(
    String accountId,
    Map<String, String> keyNames,
    Map<String, String> bucketNames,
    long nowMillis) {
  private static final String CONSOLE = "console_";
  private static final String KEYS = "/console/application-keys/";

  ActivityPage.Row row(AuditEntry entry) {
    boolean isStrangers = !entry.accountId().equals(accountId);
    return new ActivityPage.Row(
        Times.moment(entry.atMillis(), nowMillis),
        sort(entry),
        tone(entry),
        entry.isRefusal() ? entry.operation() : capitalised(entry.change()),
        entry.isRefusal() ? entry.explanation() : subject(entry.subject()),
        entry.isRefusal() ? "" : subjectPath(entry.subject()),
        entry.operation(),
        who(entry, isStrangers),
        keyNames.containsKey(entry.keyId()) && !entry.keyId().equals(accountId)
            ? KEYS + entry.keyId()
            : "",
        isStrangers ? "" : entry.address(),
        isStrangers ? "" : entry.userAgent(),
        entry.requestId(),
        entry.isRefusal());
  }

  private static String tone(AuditEntry entry) {
    if (entry.isRefusal()) {
      return "danger";
    }
    return entry.kind() == AuditEntry.Kind.CHANGE ? "good" : "muted";
  }

  private static String sort(AuditEntry entry) {
    return switch (entry.kind()) {
      case CHANGE -> "Change";
      case VIEW -> "Viewed";
      case DENIAL -> "Refused";
      case SIGN_IN -> entry.isRefusal() ? "Refused" : "Sign-in";
    };
  }

  private String who(AuditEntry entry, boolean isStrangers) {
    if (isStrangers) {
      return "The Group's administrator (account " + entry.accountId() + ")";
    }
    if (entry.keyId().equals(accountId)) {
      return "Master Application Key";
    }
    if (!entry.keyId().isEmpty()) {
      return keyNames.getOrDefault(entry.keyId(), "Key " + entry.keyId());
    }
    if (entry.operation().startsWith(CONSOLE)) {
      return "Console";
    }
    return entry.address().equals("local") ? "The server's operator" : "Nobody known";
  }

  private String subject(String id) {
    if (id.equals(accountId)) {
      return "";
    }
    String name = keyNames.getOrDefault(id, bucketNames.getOrDefault(id, ""));
    return name.isEmpty() ? id : name;
  }

  private String subjectPath(String id) {
    if (keyNames.containsKey(id) && !id.equals(accountId)) {
      return KEYS + id;
    }
    return bucketNames.containsKey(id) ? "/console/buckets/" + id : "";
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
