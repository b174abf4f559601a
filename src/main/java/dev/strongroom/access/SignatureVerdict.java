package dev.strongroom.access;

/** What came of a signature. */
public sealed interface SignatureVerdict {
  /**
   * It is good, and its key is alive.
   *
   * @param grant the key's, ending with the signature
   * @param signingKey for the signatures of the body's chunks
   */
  record Verified(Grant grant, SigningKey signingKey) implements SignatureVerdict {}

  /** The key id has no form that a standard key has; master keys never sign (sheet 04 §1.1). */
  record Malformed(Rejection rejection) implements SignatureVerdict {}

  /**
   * There is no such key: it never existed, was deleted, has expired, or its account is suspended.
   */
  record Unknown(Rejection rejection) implements SignatureVerdict {}

  /**
   * It was made too long ago or too far ahead for one that must be used at once; or is not good
   * yet.
   *
   * @param nowMillis the server's time, milliseconds since 1970 UTC
   */
  record Skewed(long nowMillis, Rejection rejection) implements SignatureVerdict {}

  /** Its time is over. */
  record Expired(Rejection rejection) implements SignatureVerdict {}

  /** It is not what the key makes of the text. */
  record Different(Rejection rejection) implements SignatureVerdict {}
}
