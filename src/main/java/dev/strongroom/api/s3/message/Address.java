package dev.strongroom.api.s3.message;

import dev.strongroom.api.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request is about: the service, a bucket, or an object (sheet 04 §1.4).
 *
 * @param bucket empty for the service itself; any text, which need not be a bucket's name
 * @param key empty for a bucket
 */
public record Address(Optional<String> bucket, Optional<String> key) {
  /**
   * Reads it of the host and the path. A host under one of the base domains names the bucket, and
   * the path is the key; with any other host the path's first piece names the bucket. The host that
   * a proxy may tell of is never looked at.
   */
  static Address read(Headers headers, String rawPath, S3Settings settings) {
    String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
    Optional<String> bucketOfHost = bucketOfHost(headers, settings);
    if (bucketOfHost.isPresent()) {
      return new Address(bucketOfHost, nonEmpty(UriCoding.decodePath(path)));
    }
    int slash = path.indexOf('/');
    String bucket = UriCoding.decodePath(slash < 0 ? path : path.substring(0, slash));
    String key = slash < 0 ? "" : UriCoding.decodePath(path.substring(slash + 1));
    if (bucket.isEmpty() && !key.isEmpty()) {
      throw S3Code.INVALID_BUCKET_NAME.fault("The specified bucket is not valid.");
    }
    return new Address(nonEmpty(bucket), nonEmpty(key));
  }

  private static Optional<String> bucketOfHost(Headers headers, S3Settings settings) {
    List<String> hosts = headers.all("Host");
    if (hosts.size() != 1) {
      throw S3Code.INVALID_REQUEST.fault("The request must have one Host header.");
    }
    String host = hosts.getFirst().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    for (String domain : settings.baseDomains()) {
      if (name.endsWith("." + domain)) {
        return Optional.of(name.substring(0, name.length() - domain.length() - 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
