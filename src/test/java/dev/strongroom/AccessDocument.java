package dev.strongroom;

import dev.strongroom.access.Action;
import dev.strongroom.model.Capability;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/ACCESS.md from the access table and from what the operations' code needs. */
final class AccessDocument {
  /** A door without a title here is one that this document would leave out. */
  private static final Map<String, List<String>> DOORS =
      Map.of(
          "b2",
          List.of("Native API", "Called with a key, a token, or by strangers, on the network."),
          "browser",
          List.of(
              "Browsers",
              "Asked by themselves before a page of the console uploads; pages of nobody else."),
          "console",
          List.of(
              "The console",
              "Shown in a browser to whoever is signed in; their session is a grant like any"
                  + " other."),
          "control",
          List.of(
              "The operator's socket",
              "Called by `./strongroom` on the machine itself, by whoever may open the data"
                  + " directory."),
          "extension",
          List.of(
              "Extension API",
              "Called with the token of a partner's master application key, on the console's"
                  + " address."),
          "partner",
          List.of(
              "Partner API",
              "Called with the token of a partner's master application key, on the network."),
          "dev",
          List.of("The emulator", "Answered by `./strongroom dev` alone, to everybody."),
          "s3",
          List.of(
              "S3-compatible API",
              "Called with a signature made by a standard application key, or by strangers who"
                  + " download from public buckets, on the network."));

  private static final String HEAD =
      """
      # Access

      What every operation needs, written by `AccessDocumentTest` from the access table (`Action`) and from the needs in the code of
      the operations. The test fails when this page differs; `mvn -q test -Dtest=AccessDocumentTest -Dupdate=true` writes it anew.

      An operation is performed when **every** need that its request has is met. A need is met by **any one** of the capabilities beside
      it, held by a key of the owning account, whose buckets and name prefix cover the target, before its time is over. The exceptions:

      | exception | means |
      |---|---|
      | bearer | whoever has an application key of the account, whatever it may do |
      | narrowed | a key for some buckets is not refused; the answer leaves out what lies outside |
      | open | anyone may when the bucket is public; a download only without overridden headers |
      | anyone | everybody, signed in or not |
      | person | the person whose account it is, or the operator; no application key |
      | confirmed | the same, when the person gave their password in the last ten minutes |
      | partner | the master application key of an account with partner access that administers a Group, or its person |
      | operator | the operator of the server; no application key |
      """;

  private AccessDocument() {}

  static String written(List<RegisteredOperation> operations) {
    StringBuilder text = new StringBuilder(HEAD);
    operations.stream()
        .collect(
            Collectors.groupingBy(RegisteredOperation::room, TreeMap::new, Collectors.toList()))
        .forEach((room, inRoom) -> writeDoor(text, room, inRoom));
    text.append("\n## The access table\n\n");
    text.append("| action | capabilities, any one of them | exception |\n|---|---|---|\n");
    for (Action<?> action : Action.table()) {
      text.append(
          "| %s | %s | %s |\n"
              .formatted(action.description(), capabilities(action), action.exception()));
    }
    return text.toString();
  }

  private static void writeDoor(
      StringBuilder text, String room, List<RegisteredOperation> operations) {
    List<String> title = DOORS.get(room);
    if (title == null) {
      throw new AssertionError("give the door " + room + " a title");
    }
    text.append("\n## %s\n\n%s\n\n".formatted(title.get(0), title.get(1)));
    text.append(
        "| operation | needs, as far as the request asks for it | fields that need more |\n");
    text.append("|---|---|---|\n");
    for (RegisteredOperation operation : operations) {
      text.append(
          "| `%s` | %s | %s |\n"
              .formatted(operation.name(), list(operation.needs()), list(operation.shows())));
    }
  }

  private static String list(List<Action<?>> actions) {
    return actions.stream()
        .map(action -> action.description() + " (" + condition(action) + ")")
        .collect(Collectors.joining("; "));
  }

  private static String condition(Action<?> action) {
    String capabilities = capabilities(action);
    return capabilities.isEmpty() ? action.exception() : capabilities;
  }

  private static String capabilities(Action<?> action) {
    return action.sufficient().list().stream()
        .map(Capability::wireName)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
