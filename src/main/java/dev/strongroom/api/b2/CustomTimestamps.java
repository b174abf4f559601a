package dev.strongroom.api.b2;

import dev.strongroom.api.Fault;
import dev.strongroom.api.fields.Fields;

/**
 * Uploads that say themselves when they were made. B2 allows them to some accounts only; here to
 * none (sheet 02 §4.3).
 */
final class CustomTimestamps {
  private CustomTimestamps() {}

  /** Refuses the field of a request. */
  static void refuse(Fields fields) {
    if (fields.has("customUploadTimestamp")) {
      throw notAllowed();
    }
  }

  static Fault notAllowed() {
    return new Fault(
        400,
        "custom_timestamp_not_allowed",
        "custom upload timestamps are not allowed for this account");
  }
}
