package dev.strongroom.api.s3.body;

import dev.strongroom.api.s3.message.S3Code;
import java.util.function.BiPredicate;

/**
 * The signatures of a body's chunks, each over the one before it; the first is over the request's
 * own (sheet 04 §2.6).
 */
public final class ChunkChain {
  private static final String SHA256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final BiPredicate<String, String> signed;
  private final String timeAndScope;
  private String previous;

  /**
   * Begins a chain.
   *
   * @param signed says whether the second text is the signature of the first
   * @param time when the request was signed, {@code 20130524T000000Z}
   * @param scope the scope as it stands in texts to sign
   * @param seed the request's signature, which was verified
   */
  public ChunkChain(BiPredicate<String, String> signed, String time, String scope, String seed) {
    this.signed = signed;
    this.timeAndScope = time + "\n" + scope + "\n";
    this.previous = seed;
  }

  /** Verifies the next chunk by the digest of its data; throws a fault when it is not signed so. */
  void chunk(String signature, String sha256) {
    verify(
        "AWS4-HMAC-SHA256-PAYLOAD\n"
            + timeAndScope
            + previous
            + "\n"
            + SHA256_OF_NOTHING
            + "\n"
            + sha256,
        signature);
  }

  /** Verifies the trailer by the digest of its lines. */
  void trailer(String signature, String sha256) {
    verify("AWS4-HMAC-SHA256-TRAILER\n" + timeAndScope + previous + "\n" + sha256, signature);
  }

  private void verify(String text, String signature) {
    if (!signed.test(text, signature)) {
      throw S3Code.SIGNATURE_DOES_NOT_MATCH.fault("Signature validation failed");
    }
    previous = signature;
  }
}
