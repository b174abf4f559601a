package dev.strongroom.api;

import dev.strongroom.api.Headers.Header;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pages of the console upload straight to the Native API from their own origin, which a browser
 * allows only when it is told so (sheet 05 §6). The console's origins are told, and no other.
 *
 * @param origins such as {@code https://console.example.com}
 */
public record ConsolePages(List<String> origins) {
  private static final Header VARY = new Header("Vary", "Origin");
  private static final Pattern UPLOAD =
      Pattern.compile("/b2api/v[0-9]+/b2_upload_(file|part)/[^/]+/[^/]+");

  /** Whether the browser of such a page asks what it may send with an upload. */
  public boolean asksBefore(Call call) {
    return call.method().equals("OPTIONS")
        && isUpload(call)
        && origin(call).isPresent()
        && call.headers().first("Access-Control-Request-Method").filter("POST"::equals).isPresent();
  }

  /** What lets such a page read the answer about its upload; nothing for all others. */
  public List<Header> headers(Call call) {
    return origin(call)
        .filter(origin -> isUpload(call))
        .map(origin -> List.of(new Header("Access-Control-Allow-Origin", origin), VARY))
        .orElse(List.of());
  }

  private Optional<String> origin(Call call) {
    List<String> sent = call.headers().all("Origin");
    return sent.size() == 1 && origins.contains(sent.getFirst())
        ? Optional.of(sent.getFirst())
        : Optional.empty();
  }

  private static boolean isUpload(Call call) {
    return UPLOAD.matcher(call.path()).matches();
  }
}
