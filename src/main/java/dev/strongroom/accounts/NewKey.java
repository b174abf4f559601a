package dev.strongroom.accounts;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Refusal;
import java.util.OptionalLong;

/**
 * What a standard application key is to be (sheet 01 §2.2 and §2.4).
 *
 * @param name see {@link ApplicationKey#checkedName}
 * @param capabilities at least one
 * @param buckets all, or some that exist
 * @param kind classic or multi-bucket
 * @param validDurationSeconds 1 to 86,400,000; empty when it never expires
 */
public record NewKey(
    String name,
    Capabilities capabilities,
    BucketScope buckets,
    NamePrefix namePrefix,
    ApplicationKey.Kind kind,
    OptionalLong validDurationSeconds) {
  /** Longest life of a key that expires: 1000 days, in seconds. */
  public static final long MAXIMUM_DURATION_SECONDS = 86_400_000;

  /**
   * Checks every rule that needs no storage; throws {@link Refusal} with the rule that is broken.
   */
  public NewKey {
    ApplicationKey.checkedName(name);
    if (capabilities.isEmpty()) {
      throw Refusal.illegalValue("capabilities must not be empty");
    }
    for (Capability capability : capabilities.list()) {
      if (buckets.isRestricted() && !capability.fitsBucketRestrictedKey()) {
        throw Refusal.illegalValue(
            capability.wireName() + " is not allowed on a key that is restricted to buckets");
      }
      if (namePrefix.isRestricted() && !capability.fitsPrefixRestrictedKey()) {
        throw Refusal.illegalValue(
            capability.wireName() + " is not allowed on a key that is restricted to a namePrefix");
      }
    }
    if (validDurationSeconds.isPresent()) {
      long seconds = validDurationSeconds.getAsLong();
      if (seconds < 1 || seconds > MAXIMUM_DURATION_SECONDS) {
        throw Refusal.illegalValue(
            "validDurationInSeconds must be 1 to " + MAXIMUM_DURATION_SECONDS);
      }
    }
  }
}
