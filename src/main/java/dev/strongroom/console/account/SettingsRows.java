package dev.strongroom.console.account;

import dev.strongroom.console.page.Times;
import dev.strongroom.model.ConsoleSession;
import java.util.List;

/** The sessions of an account as rows of a page. */
final class SettingsRows {
  private SettingsRows() {}

  static List<SettingsPage.Row> of(List<ConsoleSession> sessions, String askingId, long nowMillis) {
    return sessions.stream()
        .map(session ->
            new SettingsPage.Row(
                session.id(),
                browser(session.userAgent()),
                session.address(),
                Times.moment(session.seenAtMillis(), nowMillis),
                Times.moment(session.createdAtMillis(), nowMillis),
                session.id().equals(askingId)))
        .toList();
  }

  /** The browser and the system, as far as they can be told; otherwise what it says itself. */
  private static String browser(String userAgent) {
    String name =
        first(
            userAgent,
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");
    String system =
        first(
            userAgent,
            "Windows",
            "Windows",
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");
    if (name.isEmpty()) {
      return userAgent.isEmpty() ? "Unknown browser" : userAgent;
    }
    return system.isEmpty() ? name : name + " on " + system;
  }

  private static String first(String text, String... marksAndNames) {
    for (int index = 0; index < marksAndNames.length; index += 2) {
      if (text.contains(marksAndNames[index])) {
        return marksAndNames[index + 1];
      }
    }
    return "";
  }
}
