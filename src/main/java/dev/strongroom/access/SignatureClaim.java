package dev.strongroom.access;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a Signature Version 4 claims, before anybody believes it (sheet 04 §2.4).
 *
 * @param keyId whose key it says it was made with; any text
 * @param scope what the signing key is derived along: date, region, service, terminator
 * @param signedAtMillis when it says it was made, milliseconds since 1970 UTC
 * @param validForSeconds how long it is good from then; empty for one that must be used at once
 * @param texts the text that it must be over, in every spelling that is accepted; at least one
 * @param signature what was sent as the signature; any text
 */
public record SignatureClaim(
    String keyId,
    List<String> scope,
    long signedAtMillis,
    OptionalLong validForSeconds,
    List<String> texts,
    String signature) {
  /** Copies the lists. */
  public SignatureClaim {
    scope = List.copyOf(scope);
    texts = List.copyOf(texts);
  }

  /**
   * When it ends by itself, milliseconds since 1970 UTC; without end for one to be used at once.
   */
  long untilMillis() {
    return validForSeconds.isPresent()
        ? signedAtMillis + validForSeconds.getAsLong() * 1000
        : Long.MAX_VALUE;
  }

  /** Without the texts and the signature, which together are good for the request. */
  @Override
  public String toString() {
    return "SignatureClaim[" + scope + "]";
  }
}
