package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What would have done: for a request that was denied, the keys that meet everything that it
 * needed, as the {@link Authorizer} sees them now.
 *
 * @param sufficient of the keys asked about, in their order
 * @param toMake what to make when none is; empty when no application key would do
 */
public record Remedy(List<ApplicationKey> sufficient, Optional<KeyToMake> toMake) {
  /**
   * A key that would do.
   *
   * @param capabilities enough for every need
   * @param bucket the only one that is needed; empty when the key must be for all
   */
  public record KeyToMake(Capabilities capabilities, Optional<BucketId> bucket) {}

  /**
   * Looks for what would do.
   *
   * @param needs what the request needed, at least one
   * @param nowMillis milliseconds since 1970 UTC
   */
  public static Remedy of(List<Need> needs, List<ApplicationKey> keys, long nowMillis) {
    return new Remedy(
        keys.stream().filter(key -> meetsAll(key, needs, nowMillis)).toList(), toMake(needs));
  }

  private static boolean meetsAll(ApplicationKey key, List<Need> needs, long nowMillis) {
    Grant grant = Grant.of(key);
    return needs.stream().allMatch(need -> Authorizer.denial(grant, need, nowMillis).isEmpty());
  }

  private static Optional<KeyToMake> toMake(List<Need> needs) {
    Capabilities capabilities = Capabilities.NONE;
    Set<String> buckets = new HashSet<>();
    for (Need need : needs) {
      switch (need.action().rule()) {
        case PLAIN, NARROWED, OPEN_ON_PUBLIC_BUCKETS ->
            capabilities = capabilities.union(firstOf(need.action().sufficient()));
        case ANY_BEARER -> {
          // Any key has the power.
        }
        case ANYONE, PERSON, OWNER, CONFIRMED, PARTNER, MANAGER, OPERATOR -> {
          return Optional.empty();
        }
      }
      buckets.add(Activity.bucketOf(need.target()));
    }
    String only = buckets.size() == 1 ? buckets.iterator().next() : "";
    return Optional.of(
        new KeyToMake(
            capabilities, only.isEmpty() ? Optional.empty() : Optional.of(new BucketId(only))));
  }

  private static Capabilities firstOf(Capabilities sufficient) {
    return Capabilities.of(sufficient.list().getFirst());
  }
}
