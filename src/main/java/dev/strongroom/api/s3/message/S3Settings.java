package dev.strongroom.api.s3.message;

import dev.strongroom.model.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator decides about the S3-compatible API.
 *
 * @param region the region's name, such as {@code us-west-004}; part of every signature
 * @param baseDomains the host names under which buckets are host names too, such as {@code
 *     s3.localhost}; lower case, without port
 * @param anyRegion whether signatures for any region are taken, as an extension; otherwise for ours
 *     only
 * @param unsignedBodiesInClear whether bodies that no signature covers are taken without TLS
 * @param strict whether extensions are refused as B2 refuses them
 */
public record S3Settings(
    String region,
    List<String> baseDomains,
    boolean anyRegion,
    boolean unsignedBodiesInClear,
    boolean strict) {
  /** The header that tells clients the region. */
  public static final String REGION_HEADER = "x-amz-bucket-region";

  private static final Pattern REGIONAL_HOST =
      Pattern.compile("s3\\.([a-z0-9]+(?:-[a-z0-9]+)+)\\..+");

  /** Folds the domains to lower case. */
  public S3Settings {
    baseDomains = baseDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * What follows from the address that clients are given. A host such as {@code
   * s3.us-west-004.example.com} names the region, as B2's do, and is a base domain; for any other
   * the region is {@code us-east-1}, which clients take when nobody tells them one. Buckets are
   * hosts under {@code s3.localhost} too. Bodies that no signature covers are taken in clear only
   * when the address itself is in clear.
   */
  public static S3Settings at(Endpoints endpoints, boolean strict, boolean anyRegion) {
    String host = endpoints.s3().replaceFirst("^https?://", "").replaceFirst(":[0-9]+$", "");
    Matcher regional = REGIONAL_HOST.matcher(host);
    List<String> domains = new ArrayList<>(List.of("s3.localhost"));
    if (host.startsWith("s3.") && !domains.contains(host)) {
      domains.add(host);
    }
    String region = regional.matches() ? regional.group(1) : "us-east-1";
    boolean inClear = endpoints.s3().startsWith("http://");
    return new S3Settings(region, domains, anyRegion, inClear, strict);
  }
}
