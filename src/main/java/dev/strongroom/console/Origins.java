package dev.strongroom.console;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the console is, and whose pages may send to it: only its own (sheet 06, ASVS 3.5, bad
 * inputs 54 and 84).
 */
final class Origins {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String ownUrl;
  private final List<String> hosts;

  /** Takes the console's address, such as {@code https://console.example.com}. */
  Origins(String url) {
    this.ownUrl = url;
    URI own = URI.create(url);
    String host = own.getHost().toLowerCase(Locale.ROOT);
    String port = own.getPort() < 0 ? "" : ":" + own.getPort();
    this.hosts =
        LOOPBACK.contains(host)
            ? LOOPBACK.stream().map(name -> name + port).toList()
            : List.of(host + port);
  }

  /**
   * Makes sure that the browser thinks it is at one of our names: otherwise somebody's name leads
   * here whose pages could read ours.
   */
  void requireOwnHost(Call call) {
    if (!hosts.contains(host(call))) {
      throw new Fault(421, "misdirected_request", "This console is at " + ownUrl + ".");
    }
  }

  /** Makes sure that a form was sent by a page of ours. */
  void requireOwnPage(Call call) {
    String scheme = call.secure() ? "https://" : "http://";
    boolean own =
        call.headers()
            .first("Origin")
            .map(origin -> origin.equalsIgnoreCase(scheme + host(call)))
            .orElseGet(() ->
                call.headers().first("Sec-Fetch-Site").filter("same-origin"::equals).isPresent());
    if (!own) {
      throw new Fault(
          403,
          "cross_site",
          "This form was not sent by a page of the console, so nothing was done.");
    }
  }

  private static String host(Call call) {
    return call.headers().first("Host").orElse("").toLowerCase(Locale.ROOT);
  }
}
