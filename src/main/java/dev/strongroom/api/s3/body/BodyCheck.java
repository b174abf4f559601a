package dev.strongroom.api.s3.body;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thing that a sender said of a body, compared with the bytes as they pass. */
public final class BodyCheck {
  private final RunningChecksum running;
  private final Optional<Supplier<byte[]>> expected;
  private final Fault onDifference;
  private byte @Nullable [] result;

  /**
   * Makes one.
   *
   * @param expected asked for at the end of the body; empty when nothing is expected
   */
  private BodyCheck(
      RunningChecksum running, Optional<Supplier<byte[]>> expected, Fault onDifference) {
    this.running = running;
    this.expected = expected;
    this.onDifference = onDifference;
  }

  /** That the body has this digest, which the request's signature covers (sheet 04 §2.6). */
  static BodyCheck ofSha256(byte[] sha256) {
    return new BodyCheck(
        ChecksumAlgorithm.SHA256.begin(),
        Optional.of(() -> sha256),
        S3Code.CONTENT_SHA256_MISMATCH.fault(
            "The provided 'x-amz-content-sha256' header does not match what was computed."));
  }

  /** That the body has this checksum; the value may come after the body. */
  static BodyCheck of(ChecksumAlgorithm algorithm, Supplier<String> value) {
    return new BodyCheck(
        algorithm.begin(),
        Optional.of(() -> algorithm.decode(value.get()).orElseThrow(() -> invalid(algorithm))),
        different(algorithm));
  }

  /** Nothing: the checksum is computed to be kept. */
  static BodyCheck computing(ChecksumAlgorithm algorithm) {
    return new BodyCheck(algorithm.begin(), Optional.empty(), different(algorithm));
  }

  private static Fault different(ChecksumAlgorithm algorithm) {
    return S3Code.BAD_DIGEST.fault(
        "The " + algorithm + " you specified did not match the calculated checksum.");
  }

  /** The refusal of a value that no checksum of this kind has. */
  static Fault invalid(ChecksumAlgorithm algorithm) {
    return S3Code.INVALID_REQUEST.fault(
        "Value for " + algorithm.headerName() + " header is invalid.");
  }

  void update(byte[] bytes, int offset, int length) {
    running.update(bytes, offset, length);
  }

  /** Compares; throws the fault when they differ. */
  void finish() {
    byte[] computed = running.result();
    if (expected.isPresent() && !MessageDigest.isEqual(computed, expected.get().get())) {
      throw onDifference;
    }
    result = computed;
  }

  /** What was computed and found right, in Base64; throws before the end of the body. */
  public String verifiedValue() {
    if (result == null) {
      throw new IllegalStateException("the body was not read to its end");
    }
    return Base64.getEncoder().encodeToString(result);
  }
}
