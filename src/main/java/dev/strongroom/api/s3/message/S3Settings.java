package dev.strongroom.api.s3.message;

import java.util.List;
import java.util.Locale;

/**
 * What an operator decides about the S3-compatible API.
 *
 * @param region the region's name, such as {@code us-west-004}; part of every signature
 * @param baseDomains the host names under which buckets are host names too, such as {@code
 *     s3.localhost}; lower case, without port
 * @param anyRegion whether signatures for any region are taken, as an extension; otherwise for ours
 *     only
 * @param unsignedBodiesInClear whether bodies that no signature covers are taken without TLS
 * @param conditionalWrites whether {@code If-Match} and {@code If-None-Match} on writes are
 *     honoured, as an extension; otherwise they are refused as B2 does (sheet 04 §4.5)
 */
public record S3Settings(
    String region,
    List<String> baseDomains,
    boolean anyRegion,
    boolean unsignedBodiesInClear,
    boolean conditionalWrites) {
  /** The header that tells clients the region. */
  public static final String REGION_HEADER = "x-amz-bucket-region";

  /** Folds the domains to lower case. */
  public S3Settings {
    baseDomains = baseDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  /** What a server has when nobody decided otherwise: {@code s3.localhost}, everything allowed. */
  public static S3Settings of(String region) {
    return new S3Settings(region, List.of("s3.localhost"), false, true, true);
  }
}
