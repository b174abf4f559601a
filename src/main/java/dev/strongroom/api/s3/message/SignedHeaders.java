package dev.strongroom.api.s3.message;

import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers;
import java.util.Locale;
import java.util.Set;

/**
 * Makes sure that every header that arrived and means something is covered by the signature (sheet
 * 04 §2.3, sheet 06 nos. 47 and 48): the headers that came are walked, never the list that the
 * signer claims.
 */
final class SignedHeaders {
  /**
   * What a presigned request may carry without a signature, because nothing looks at it: clients
   * that add them to every request add them to these too.
   */
  private static final Set<String> IGNORED_WHEN_PRESIGNED =
      Set.of("x-amz-content-sha256", "x-amz-date", "x-amz-user-agent");

  private SignedHeaders() {}

  /**
   * The same credential; throws a fault for the first header that had to be signed and is not, or
   * that is missing.
   */
  static Credential.Signed checked(Headers headers, Credential.Signed credential) {
    for (Headers.Header header : headers.list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (isMeaningful(name) && !credential.covers(name) && !isIgnored(name, credential)) {
        throw notSigned(name);
      }
    }
    for (String name : credential.signedHeaders()) {
      if (headers.first(name).isEmpty()) {
        throw SignatureText.different();
      }
    }
    return credential;
  }

  /** Says whether operations may look at the header: it is covered, or needs no cover. */
  static boolean mayBeRead(String lowerCaseName, Credential.Signed credential) {
    return !isMeaningful(lowerCaseName) || credential.covers(lowerCaseName);
  }

  static Fault notSigned(String lowerCaseName) {
    return S3Code.ACCESS_DENIED.fault(
        "header '" + lowerCaseName + "' must be included in signature");
  }

  private static boolean isIgnored(String name, Credential.Signed credential) {
    return credential.presigned() && IGNORED_WHEN_PRESIGNED.contains(name);
  }

  private static boolean isMeaningful(String name) {
    return name.startsWith("x-amz-")
        || name.startsWith("x-backblaze-")
        || name.equals("host")
        || name.equals("content-md5");
  }
}
