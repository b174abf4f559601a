package dev.strongroom.api.s3.message;

/**
 * Signature Version 2, which is not accepted: as a header it is refused, and a link that is signed
 * by it is nobody's (sheet 04 §2.1). The operator is told what it is.
 */
public final class VersionTwo {
  /** What is wrong with such a credential: a sentence without its full stop. */
  public static final String REMARK =
      "it is signed by Signature Version 2, which is not accepted; the program that signed it must"
          + " be set to Signature Version 4 (s3v4)";

  private VersionTwo() {}

  /** Whether the query is that of a link signed so. */
  static boolean isIn(Query query) {
    return query.has("AWSAccessKeyId") && query.has("Signature");
  }
}
