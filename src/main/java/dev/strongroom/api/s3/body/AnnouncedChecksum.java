package dev.strongroom.api.s3.body;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.Payload;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The checksum that a request announces for its body (sheet 04 §2.9).
 *
 * @param value Base64 of the right length; empty when it follows the body in a trailer
 */
record AnnouncedChecksum(ChecksumAlgorithm algorithm, String value) {
  private static final String PREFIX = "x-amz-checksum-";
  private static final String TRAILER = "x-amz-trailer";
  private static final String CHOSEN = "x-amz-sdk-checksum-algorithm";

  /** Headers with the prefix that say something else than a value. */
  private static final Set<String> NO_VALUES =
      Set.of(PREFIX + "algorithm", PREFIX + "mode", PREFIX + "type");

  /** Reads it; throws a fault when there are two, or one that is unknown or malformed. */
  static Optional<AnnouncedChecksum> of(S3Request request) {
    List<String> headers =
        request.amzNames().stream()
            .filter(name -> name.startsWith(PREFIX) && !NO_VALUES.contains(name))
            .toList();
    Optional<String> trailer = request.header(TRAILER);
    if (headers.size() + (trailer.isPresent() ? 1 : 0) > 1) {
      throw S3Code.INVALID_REQUEST.fault(
          "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
    }
    boolean expectsTrailer =
        request.payload() instanceof Payload.Chunked chunked && chunked.hasTrailer();
    if (expectsTrailer != trailer.isPresent()) {
      throw trailer.isPresent()
          ? unsupportedTrailer()
          : S3Code.MALFORMED_TRAILER.fault("The trailer of the body must be announced.");
    }
    Optional<AnnouncedChecksum> announced =
        trailer.isPresent()
            ? trailer.map(AnnouncedChecksum::inTrailer)
            : headers.stream().findFirst().map(name -> inHeader(request, name));
    request.header(CHOSEN).ifPresent(chosen -> checkChosen(chosen, announced));
    return announced;
  }

  /** Without the value, which came from a caller. */
  @Override
  public String toString() {
    return "AnnouncedChecksum[" + algorithm + "]";
  }

  /** Whether the value follows the body. */
  boolean follows() {
    return value.isEmpty();
  }

  private static AnnouncedChecksum inTrailer(String trailer) {
    String name = trailer.strip().toLowerCase(Locale.ROOT);
    return new AnnouncedChecksum(
        ChecksumAlgorithm.ofHeader(name).orElseThrow(AnnouncedChecksum::unsupportedTrailer), "");
  }

  private static AnnouncedChecksum inHeader(S3Request request, String name) {
    ChecksumAlgorithm algorithm =
        ChecksumAlgorithm.ofHeader(name)
            .orElseThrow(() ->
                S3Code.INVALID_REQUEST.fault(
                    "The algorithm type you specified in x-amz-checksum- header is invalid."));
    String value = request.header(name).orElseThrow();
    if (algorithm.decode(value).isEmpty()) {
      throw BodyCheck.invalid(algorithm);
    }
    return new AnnouncedChecksum(algorithm, value);
  }

  private static void checkChosen(String chosen, Optional<AnnouncedChecksum> announced) {
    if (announced.isEmpty()) {
      throw S3Code.INVALID_REQUEST.fault(
          "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or"
              + " x-amz-trailer headers were found.");
    }
    if (!ChecksumAlgorithm.named(chosen).equals(Optional.of(announced.get().algorithm))) {
      throw S3Code.INVALID_REQUEST.fault("Value for " + CHOSEN + " header is invalid.");
    }
  }

  private static Fault unsupportedTrailer() {
    return S3Code.INVALID_REQUEST.fault(
        "The value specified in the x-amz-trailer header is not supported");
  }
}
