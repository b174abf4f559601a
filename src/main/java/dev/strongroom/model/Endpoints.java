package dev.strongroom.model;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The addresses that clients are given, apart from those that we listen on (sheet 08, "Hostname
 * mode"). Each is a URL with or without a port and without a slash at the end, for clients append
 * to it.
 *
 * @param api for calls of the Native API
 * @param download for downloads
 * @param s3 for the S3-compatible API
 * @param groups for the Partner API
 * @param upload the host of upload URLs
 * @param console for people
 */
public record Endpoints(
    String api, String download, String s3, String groups, String upload, String console) {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * Checks that each is an http or https URL without a path; throws {@link IllegalValueException}
   * otherwise.
   */
  public Endpoints {
    for (String url : new String[] {api, download, s3, groups, upload, console}) {
      if (!url.matches("https?://[A-Za-z0-9.\\[\\]:_-]+")) {
        throw new IllegalValueException(
            "an address for clients is http:// or https://, a host and perhaps a port: " + url);
      }
    }
  }

  /**
   * The origins that pages of the console have in a browser, as it writes them: of one on the
   * machine itself, the machine's three names.
   */
  public List<String> consoleOrigins() {
    URI own = URI.create(console);
    String scheme = own.getScheme().toLowerCase(Locale.ROOT);
    String host = own.getHost().toLowerCase(Locale.ROOT);
    boolean usualPort =
        own.getPort() < 0 || own.getPort() == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT);
    String port = usualPort ? "" : ":" + own.getPort();
    return (LOOPBACK.contains(host) ? LOOPBACK : List.of(host))
        .stream().map(name -> scheme + "://" + name + port).toList();
  }
}
