package dev.strongroom.matrix;

import dev.strongroom.matrix.MatrixRow.Limits;
import dev.strongroom.model.Capability;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the keys that people in the situations of the matrix hold. */
record Holders(World world, MatrixRow row) {
  private static final Duration KEY_LIFE = Duration.ofMinutes(1);
  private static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /**
   * Asks for the key of somebody in this situation.
   *
   * @param lacking the capability that is left out where one is
   * @return what b2_create_key answers; empty for nobody
   */
  Optional<TestAnswer> key(Situation situation, String lacking) {
    return switch (situation) {
      case NOBODY -> Optional.empty();
      case OTHER_CAPABILITY -> created(world.owner(), allBut(lacking), List.of(), "", 0);
      case OTHER_BUCKET ->
          created(world.owner(), row.capabilities(), List.of(world.otherBucketId()), "", 0);
      case OTHER_PREFIX ->
          created(world.owner(), row.capabilities(), buckets(), World.PREFIX_ELSEWHERE, 0);
      case EXPIRED_KEY ->
          created(world.owner(), row.capabilities(), buckets(), prefix(), KEY_LIFE.toSeconds());
      case EXPIRED_TOKEN, DELETED_KEY, SUSPENDED_ACCOUNT, RIGHT ->
          created(world.owner(), row.capabilities(), buckets(), prefix(), 0);
      case OTHER_ACCOUNT -> created(world.stranger(), row.capabilities(), List.of(), "", 0);
    };
  }

  /** Whoever holds the key that was made; nobody when none was. */
  Holder holder(Optional<TestAnswer> key) {
    if (key.isEmpty()) {
      return new Holder("", "", world.owner().withToken(""));
    }
    String id = key.get().ok().text("applicationKeyId");
    String secret = key.get().text("applicationKey");
    return new Holder(id, secret, NativeClient.authorize(world.server(), id, secret));
  }

  /** Lets come to pass what makes the situation. */
  void bringAbout(Situation situation, Holder holder) {
    switch (situation) {
      case EXPIRED_KEY -> world.server().clock().advance(KEY_LIFE);
      case EXPIRED_TOKEN -> world.server().clock().advance(TOKEN_LIFE);
      case DELETED_KEY -> world.owner().deleteKey(holder.client());
      case SUSPENDED_ACCOUNT -> world.suspend();
      case NOBODY, OTHER_CAPABILITY, OTHER_BUCKET, OTHER_PREFIX, OTHER_ACCOUNT, RIGHT -> {
        // It is as it is.
      }
    }
  }

  private List<String> buckets() {
    return switch (row.limits()) {
      case ACCOUNT -> List.of();
      case BUCKET, FILES -> List.of(world.bucketId());
      case BOTH -> List.of(world.bucketId(), world.otherBucketId());
    };
  }

  private String prefix() {
    return row.limits() == Limits.FILES ? World.PREFIX : "";
  }

  private static List<String> allBut(String lacking) {
    return Arrays.stream(Capability.values())
        .map(Capability::wireName)
        .filter(name -> !name.equals(lacking))
        .toList();
  }

  private static Optional<TestAnswer> created(
      NativeClient maker,
      List<String> capabilities,
      List<String> buckets,
      String prefix,
      long validSeconds) {
    List<Object> fields = new ArrayList<>();
    fields.addAll(List.of("accountId", maker.accountId(), "keyName", "matrix"));
    fields.addAll(List.of("capabilities", capabilities));
    if (!buckets.isEmpty()) {
      fields.addAll(List.of("bucketIds", buckets));
    }
    if (!prefix.isEmpty()) {
      fields.addAll(List.of("namePrefix", prefix));
    }
    if (validSeconds > 0) {
      fields.addAll(List.of("validDurationInSeconds", validSeconds));
    }
    return Optional.of(maker.at("v4").call("b2_create_key", fields.toArray()));
  }
}
