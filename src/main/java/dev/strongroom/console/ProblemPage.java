package dev.strongroom.console;

/**
 * Something that went wrong.
 *
 * @param title in a few words
 * @param sentence what happened
 * @param requestId by which the server's logs know it
 */
public record ProblemPage(String title, String sentence, String requestId) {
  /** The page for an HTTP status. */
  static ProblemPage of(int status, String sentence, String requestId) {
    String title =
        switch (status) {
          case 403 -> "Not allowed";
          case 404 -> "Nothing here";
          case 405, 415 -> "That does not work here";
          case 421 -> "Another address";
          case 409 -> "That does not fit any more";
          default -> status >= 500 ? "Something went wrong" : "That cannot be done";
        };
    return new ProblemPage(title, sentence, requestId);
  }
}
