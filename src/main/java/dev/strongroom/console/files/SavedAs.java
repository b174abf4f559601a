package dev.strongroom.console.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Under which name a browser saves a download (RFC 6266, RFC 8187). */
final class SavedAs {
  private static final String BARE = "._-";

  private SavedAs() {}

  /** The Content-Disposition for a file of this name: what stands behind its last slash. */
  static String disposition(String fileName) {
    String last = fileName.substring(fileName.lastIndexOf('/') + 1);
    String shown = last.isEmpty() ? "download" : last;
    String simple = shown.replaceAll("[^A-Za-z0-9._ -]", "_");
    return "attachment; filename=\"" + simple + "\"; filename*=UTF-8''" + encoded(shown);
  }

  /** Percent-encoded, all but letters, digits and three signs. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (one & 0xff);
      boolean bare =
          character < 0x80
              && (Character.isLetterOrDigit(character) || BARE.indexOf(character) >= 0);
      encoded.append(
          bare ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", one & 0xff));
    }
    return encoded.toString();
  }
}
