package dev.strongroom.api.s3.message;

import dev.strongroom.api.Fault;
import java.util.OptionalLong;

/** Reads a signature that stands in the query of a presigned URL (sheet 04 §2.5). */
final class PresignedQuery {
  static final String ALGORITHM = "X-Amz-Algorithm";
  static final String SIGNATURE = "X-Amz-Signature";
  static final String CONTENT_SHA256 = "X-Amz-Content-Sha256";

  /** Seven days. */
  private static final long MAXIMUM_SECONDS = 604_800;

  private PresignedQuery() {}

  static Credential.Signed read(Query query, S3Settings settings) {
    if (!required(query, ALGORITHM).equals(AuthorizationHeader.ALGORITHM)) {
      throw fault("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
    }
    String credential = required(query, "X-Amz-Credential");
    String time = required(query, "X-Amz-Date");
    if (Timestamps.basic(time).isEmpty()) {
      throw fault("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
    }
    return new Credential.Signed(
        true,
        Scope.read(credential, time, settings, S3Code.AUTHORIZATION_QUERY_PARAMETERS_ERROR),
        time,
        OptionalLong.of(seconds(required(query, "X-Amz-Expires"))),
        AuthorizationHeader.signedHeaders(required(query, "X-Amz-SignedHeaders")),
        required(query, SIGNATURE));
  }

  /** Zero is a number too: one that is over at once. */
  private static long seconds(String text) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw fault("X-Amz-Expires should be a number");
    }
    long seconds = Long.parseLong(text);
    if (seconds < 0) {
      throw fault("X-Amz-Expires must be non-negative");
    }
    if (seconds > MAXIMUM_SECONDS) {
      throw fault(
          "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires"
              + " must be less than 604800 seconds");
    }
    return seconds;
  }

  private static String required(Query query, String name) {
    return query
        .text(name)
        .orElseThrow(() ->
            fault(
                "Query-string authentication version 4 requires the X-Amz-Algorithm,"
                    + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and"
                    + " X-Amz-Expires parameters."));
  }

  private static Fault fault(String message) {
    return S3Code.AUTHORIZATION_QUERY_PARAMETERS_ERROR.fault(message);
  }
}
