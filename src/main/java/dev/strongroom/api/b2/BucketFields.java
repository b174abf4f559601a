package dev.strongroom.api.b2;

import dev.strongroom.api.fields.Fields;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads the fields that making and changing a bucket have in common (sheet 02 §3.2 and §3.3). */
final class BucketFields {
  private BucketFields() {}

  static Optional<BucketType> type(Fields fields) {
    return fields
        .text("bucketType")
        .map(name ->
            BucketType.named(name)
                .filter(type -> type != BucketType.RESTRICTED)
                .orElseThrow(
                    () -> Refusal.illegalValue("bucketType must be allPublic or allPrivate")));
  }

  static Optional<SortedMap<String, String>> info(Fields fields) {
    return fields.textMap("bucketInfo").map(Bucket::checkedInfo);
  }

  /**
   * Refuses the settings that this server does not have: nothing is accepted in silence. Empty
   * rules, and settings that say "none", are what every bucket has, and pass.
   */
  static void refuseUnsupported(Fields fields) {
    for (String rules : List.of("corsRules", "lifecycleRules")) {
      if (!fields.isEmptyList(rules)) {
        throw unsupported(rules);
      }
    }
    if (fields.truth("fileLockEnabled").orElse(false)) {
      throw unsupported("fileLockEnabled");
    }
    for (String setting :
        List.of("defaultRetention", "defaultServerSideEncryption", "replicationConfiguration")) {
      if (!fields.isObjectOfNulls(setting)) {
        throw unsupported(setting);
      }
    }
  }

  private static Refusal unsupported(String field) {
    return new Refusal(Refusal.Kind.NOT_SUPPORTED, field + " is not supported by this server");
  }
}
