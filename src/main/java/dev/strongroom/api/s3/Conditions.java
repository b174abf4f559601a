package dev.strongroom.api.s3;

import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.model.FileVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The conditions of a read, in the order of RFC 9110 (sheet 04 §4.5): times are compared by whole
 * seconds with the upload time.
 */
final class Conditions {
  private Conditions() {}

  /** What became of them. */
  enum Outcome {
    MET,
    NOT_MODIFIED,
    FAILED
  }

  /**
   * Compares the conditions with a version.
   *
   * @param prefix of the headers; {@code x-amz-copy-source-} for the source of a copy
   */
  static Outcome of(S3Request request, String prefix, FileVersion version) {
    Optional<String> match = request.header(prefix + "if-match");
    Optional<String> noneMatch = request.header(prefix + "if-none-match");
    if (match.isPresent()) {
      if (!names(match.get(), version)) {
        return Outcome.FAILED;
      }
    } else if (time(request, prefix + "if-unmodified-since")
        .filter(since -> uploaded(version).isAfter(since))
        .isPresent()) {
      return Outcome.FAILED;
    }
    if (noneMatch.isPresent()) {
      return names(noneMatch.get(), version) ? Outcome.NOT_MODIFIED : Outcome.MET;
    }
    return time(request, prefix + "if-modified-since")
            .filter(since -> !uploaded(version).isAfter(since))
            .isPresent()
        ? Outcome.NOT_MODIFIED
        : Outcome.MET;
  }

  /**
   * Of which versions the request's range is meant: {@code If-Range} names one by its tag, or by
   * the very time of its {@code Last-Modified} (RFC 9110 §13.1.5). A weak tag names none.
   */
  static Predicate<FileVersion> ofRange(S3Request request) {
    Optional<String> condition = request.header("if-range").map(String::strip);
    if (condition.isEmpty()) {
      return version -> true;
    }
    String text = condition.get();
    return Timestamps.http(text)
        .<Predicate<FileVersion>>map(time -> version -> uploaded(version).equals(time))
        .orElse(version ->
            !text.startsWith("W/") && Etags.quoted(Etags.bare(text)).equals(Etags.of(version)));
  }

  /** Says whether the version's tag is one of those in a header. */
  static boolean names(String tags, FileVersion version) {
    return tags.strip().equals("*")
        || Arrays.stream(tags.split(",", -1))
            .map(tag -> Etags.quoted(Etags.bare(tag.strip())))
            .anyMatch(Etags.of(version)::equals);
  }

  private static Instant uploaded(FileVersion version) {
    return Instant.ofEpochSecond(Math.floorDiv(version.uploadTimestampMillis(), 1000L));
  }

  private static Optional<Instant> time(S3Request request, String name) {
    return request.header(name).flatMap(Timestamps::http);
  }
}
