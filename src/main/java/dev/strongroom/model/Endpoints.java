package dev.strongroom.model;

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
}
