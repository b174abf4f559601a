package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.Precondition;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a write: {@code If-None-Match: *}, that the key shows nothing yet, or {@code
 * If-Match}, that it shows this tag. They hold in the very transaction that writes. All others are
 * refused (docs/NOT-SUPPORTED.md), and by a strict server these two as well: B2 has none (sheet 04
 * §4.5).
 */
final class WriteConditions {
  private static final String MATCH = "If-Match";
  private static final String NONE_MATCH = "If-None-Match";

  private WriteConditions() {}

  /**
   * What a write needs: the action, and with {@code If-Match} to read the file's info as well,
   * since whether it holds tells the tag.
   */
  static List<Need> needs(Need write, Target.OfFiles object, Precondition precondition) {
    return precondition instanceof ShowsTag
        ? List.of(write, Action.READ_FILE_INFO.on(object))
        : List.of(write);
  }

  /** That the key shows one of these tags. */
  private record ShowsTag(String tags) implements Precondition {
    @Override
    public void check(Optional<FileVersion> shown) {
      if (!Conditions.names(tags, shown.orElseThrow(S3Faults::noSuchKey))) {
        throw failed();
      }
    }
  }

  /** Reads them; nothing is asked when there are none. */
  static Precondition read(S3Request request, S3Settings settings) {
    Optional<String> match = request.header(MATCH);
    Optional<String> noneMatch = request.header(NONE_MATCH);
    if (settings.strict()) {
      refuse(request);
    }
    if (noneMatch.isPresent() && (match.isPresent() || !noneMatch.get().strip().equals("*"))) {
      throw S3Code.NOT_IMPLEMENTED.fault(
          "A write takes If-None-Match with * alone, and not together with If-Match.");
    }
    if (match.isPresent()) {
      return new ShowsTag(match.get());
    }
    return noneMatch.isPresent() ? WriteConditions::checkAbsent : Precondition.NONE;
  }

  /** Refuses every condition where none can be kept. */
  static void refuse(S3Request request) {
    for (String name : List.of(MATCH, NONE_MATCH)) {
      if (request.header(name).isPresent()) {
        throw S3Code.NOT_IMPLEMENTED.fault("This call does not support the header " + name + ".");
      }
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
}
