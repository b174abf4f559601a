package dev.strongroom.api.b2;

import dev.strongroom.model.Refusal;
import java.util.Optional;

/** The versions of the Native API; all of them are served side by side (sheet 01 §8.1). */
enum ApiVersion {
  V1,
  V2,
  V3,
  V4;

  /** Finds the version of a path segment such as {@code v4}. */
  static Optional<ApiVersion> ofSegment(String segment) {
    return switch (segment) {
      case "v1" -> Optional.of(V1);
      case "v2" -> Optional.of(V2);
      case "v3" -> Optional.of(V3);
      case "v4" -> Optional.of(V4);
      default -> Optional.empty();
    };
  }

  /** The segment in paths. */
  String segment() {
    return "v" + number();
  }

  /** 1 to 4. */
  int number() {
    return ordinal() + 1;
  }

  /** Says whether this version knows keys that are restricted to several buckets. */
  boolean knowsMultiBucketKeys() {
    return this == V4;
  }

  /** Says whether b2_authorize_account answers by suites of APIs. */
  boolean answersBySuite() {
    return this == V3 || this == V4;
  }

  /** B2's refusal of what only a newer version can do (sheet 01 §2.3). */
  Refusal unsupported() {
    return Refusal.illegalValue(
        "This request is not currently supported on API version number " + number());
  }
}
