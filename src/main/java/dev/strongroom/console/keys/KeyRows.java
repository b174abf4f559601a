package dev.strongroom.console.keys;

import dev.strongroom.access.AccessPreset;
import dev.strongroom.console.page.Times;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.KeyUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes rows of keys.
 *
 * @param bucketNames of the buckets that there are
 * @param nowMillis the page's one time, milliseconds since 1970 UTC
 */
record KeyRows(Map<BucketId, String> bucketNames, long nowMillis) {
  private static final long SOON_MILLIS = Duration.ofDays(14).toMillis();

  KeyRow row(ApplicationKey key, Optional<KeyUse> use) {
    Long expiresAtMillis = key.expiresAtMillis();
    return new KeyRow(
        key.id().value(),
        key.name(),
        chips(key.buckets()),
        access(key.capabilities()),
        key.capabilities().wireNames(),
        Verdicts.of(key.capabilities()),
        key.namePrefix().value(),
        state(key),
        Times.moment(key.createdAtMillis(), nowMillis),
        Optional.ofNullable(expiresAtMillis).map(at -> Times.moment(at, nowMillis)),
        key.kind() == ApplicationKey.Kind.MULTI_BUCKET,
        use.map(last ->
            new KeyRow.Use(
                Times.moment(last.atMillis(), nowMillis),
                last.operation(),
                last.address(),
                last.userAgent())));
  }

  KeyRow.State state(ApplicationKey key) {
    Long expiresAtMillis = key.expiresAtMillis();
    if (key.isExpiredAt(nowMillis)) {
      return KeyRow.State.EXPIRED;
    }
    return expiresAtMillis != null && expiresAtMillis - nowMillis < SOON_MILLIS
        ? KeyRow.State.EXPIRING
        : KeyRow.State.LIVE;
  }

  /** Every text of a key that a search looks in. */
  boolean contains(ApplicationKey key, String foldedSearch) {
    if (KeyQueries.folded(key.name()).contains(foldedSearch)
        || key.id().value().contains(foldedSearch)
        || KeyQueries.folded(key.namePrefix().value()).contains(foldedSearch)) {
      return true;
    }
    return key.buckets() instanceof BucketScope.Only(List<BucketId> ids)
        && ids.stream()
            .anyMatch(id ->
                KeyQueries.folded(bucketNames.getOrDefault(id, id.value())).contains(foldedSearch));
  }

  private List<KeyRow.Chip> chips(BucketScope scope) {
    return switch (scope) {
      case BucketScope.All all -> List.of();
      case BucketScope.Only(List<BucketId> ids) ->
          ids.stream()
              .map(id -> {
                String name = bucketNames.get(id);
                return new KeyRow.Chip(name == null ? id.value() : name, name == null);
              })
              .toList();
    };
  }

  private static String access(Capabilities capabilities) {
    return AccessPreset.of(capabilities)
        .map(AccessPreset::label)
        .orElseGet(() ->
            Times.counted(capabilities.list().size(), "capability")
                .replace("capabilitys", "capabilities"));
  }
}
