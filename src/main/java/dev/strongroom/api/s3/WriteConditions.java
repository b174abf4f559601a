package dev.strongroom.api.s3;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.Precondition;
import dev.strongroom.model.FileVersion;
import java.util.Optional;

/**
 * The conditions of a write: {@code If-None-Match: *}, that the key shows nothing yet, or {@code
 * If-Match}, that it shows this tag. They hold in the very transaction that writes. B2 has none
 * (sheet 04 §4.5): a strict server refuses them in its words.
 */
final class WriteConditions {
  private WriteConditions() {}

  /** Reads them; nothing is asked when there are none. */
  static Precondition read(S3Request request, S3Settings settings) {
    Optional<String> match = request.header("If-Match");
    Optional<String> noneMatch = request.header("If-None-Match");
    if (match.isEmpty() && noneMatch.isEmpty()) {
      return Precondition.NONE;
    }
    boolean known = noneMatch.isEmpty() || (match.isEmpty() && noneMatch.get().strip().equals("*"));
    if (settings.strict() || !known) {
      throw unknown();
    }
    return match.isPresent() ? shown -> check(match.get(), shown) : WriteConditions::checkAbsent;
  }

  /** Refuses every condition where none can be kept. */
  static void refuse(S3Request request) {
    if (request.header("If-Match").isPresent() || request.header("If-None-Match").isPresent()) {
      throw unknown();
    }
  }

  private static void check(String tags, Optional<FileVersion> shown) {
    if (!Conditions.names(tags, shown.orElseThrow(S3Faults::noSuchKey))) {
      throw failed();
    }
  }

  private static void checkAbsent(Optional<FileVersion> shown) {
    if (shown.isPresent()) {
      throw failed();
    }
  }

  private static Fault failed() {
    return S3Code.PRECONDITION_FAILED.fault(
        "At least one of the pre-conditions you specified did not hold");
  }

  private static Fault unknown() {
    return S3Code.NOT_IMPLEMENTED.fault(
        "A header you provided implies functionality that is not implemented");
  }
}
