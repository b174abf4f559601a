package dev.strongroom.api.s3.message;

import dev.strongroom.api.Headers;
import java.util.List;

/** Finds out which mechanism a request uses, and reads it (sheet 04 §2.1). */
final class CredentialReader {
  private CredentialReader() {}

  /** Reads the credential; anonymous when there is none that means anything. */
  static Credential read(Headers headers, Query query, S3Settings settings) {
    List<String> all = headers.all("Authorization");
    boolean presigned = query.has(PresignedQuery.ALGORITHM);
    if (all.size() > 1 || (presigned && !all.isEmpty())) {
      throw S3Code.INVALID_ARGUMENT.fault(
          "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter,"
              + " Signature query string parameter or the Authorization header should be"
              + " specified");
    }
    refuseTokens(headers, query);
    if (presigned) {
      return PresignedQuery.read(query, settings);
    }
    return all.isEmpty()
        ? Credential.Anonymous.INSTANCE
        : AuthorizationHeader.read(all.getFirst(), headers, settings);
  }

  /** There are no temporary credentials (sheet 04 §1.1). */
  private static void refuseTokens(Headers headers, Query query) {
    boolean inQuery =
        !query.matching(name -> name.equalsIgnoreCase("X-Amz-Security-Token")).isEmpty();
    if (inQuery || headers.first("X-Amz-Security-Token").isPresent()) {
      throw S3Code.INVALID_TOKEN.fault("The provided token is malformed or otherwise invalid.");
    }
  }
}
