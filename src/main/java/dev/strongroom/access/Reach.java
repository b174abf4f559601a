package dev.strongroom.access;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a grant reaches, in every dimension. Each method gives back less, never more.
 *
 * @param untilMillis milliseconds since 1970 UTC; {@link Long#MAX_VALUE} when without end
 * @param fixedHeaders the overrides that a download must ask for, no more and no less; empty when
 *     it may choose
 */
record Reach(
    Capabilities capabilities,
    BucketScope buckets,
    NamePrefix namePrefix,
    long untilMillis,
    Optional<Map<ContentHeader, String>> fixedHeaders) {

  /** All of an account, without end, as far as the capabilities go. */
  static Reach ofAccount(Capabilities capabilities) {
    return new Reach(
        capabilities, BucketScope.all(), NamePrefix.NONE, Long.MAX_VALUE, Optional.empty());
  }

  Reach keeping(Capabilities kept) {
    return new Reach(
        capabilities.intersection(kept), buckets, namePrefix, untilMillis, fixedHeaders);
  }

  Reach endingBy(long latestUntilMillis) {
    return new Reach(
        capabilities, buckets, namePrefix, Math.min(untilMillis, latestUntilMillis), fixedHeaders);
  }

  /** In one bucket; nothing may be done any more when the bucket lay outside. */
  Reach in(BucketId bucket) {
    return buckets.covers(bucket)
        ? new Reach(
            capabilities,
            new BucketScope.Only(List.of(bucket)),
            namePrefix,
            untilMillis,
            fixedHeaders)
        : keeping(Capabilities.NONE);
  }

  /**
   * For names that begin with the prefix too; nothing may be done any more when the two exclude
   * each other.
   */
  Reach under(NamePrefix prefix) {
    boolean narrower = namePrefix.covers(prefix.value());
    boolean overlaps = narrower || prefix.covers(namePrefix.value());
    Capabilities left = overlaps ? capabilities : Capabilities.NONE;
    return new Reach(left, buckets, narrower ? prefix : namePrefix, untilMillis, fixedHeaders);
  }

  /** With just these overrides; nothing may be done any more when others were fixed before. */
  Reach fixing(Map<ContentHeader, String> headers) {
    boolean contradicts = fixedHeaders.isPresent() && !fixedHeaders.get().equals(headers);
    return contradicts
        ? keeping(Capabilities.NONE)
        : new Reach(
            capabilities, buckets, namePrefix, untilMillis, Optional.of(Map.copyOf(headers)));
  }
}
