package dev.strongroom.matrix;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The credentials of the table of downloads: each makes its token and lets its time pass. */
final class Bearers {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> READ = List.of("readFiles");
  private static final List<String> SHARE = List.of("shareFiles");

  private final Map<String, Function<World, String>> tokens = new TreeMap<>();

  private Bearers() {
    keys();
    authorizations();
  }

  /** How to get the token of each; empty for none. */
  static Map<String, Function<World, String>> all() {
    return Map.copyOf(new Bearers().tokens);
  }

  private void keys() {
    tokens.put("nothing", world -> "");
    tokens.put("the right key", world -> key(world, READ, List.of(), "").token());
    tokens.put(
        "a key without readFiles",
        world ->
            key(world, List.of("listFiles", "writeFiles", "shareFiles"), List.of(), "").token());
    tokens.put(
        "a key for another bucket",
        world -> key(world, READ, List.of(world.otherBucketId()), "").token());
    tokens.put(
        "a key for another prefix",
        world -> key(world, READ, List.of(), World.PREFIX_ELSEWHERE).token());
    tokens.put("an expired key", world -> after(world, MINUTE, brief(world, READ).token()));
    tokens.put(
        "an expired token",
        world -> after(world, Duration.ofHours(24), key(world, READ, List.of(), "").token()));
    tokens.put(
        "a deleted key",
        world -> {
          NativeClient client = key(world, READ, List.of(), "");
          world.owner().deleteKey(client);
          return client.token();
        });
    tokens.put(
        "a key of a suspended account",
        world -> {
          String token = key(world, READ, List.of(), "").token();
          world.suspend();
          return token;
        });
    tokens.put(
        "another account's key", world -> world.stranger().createKey(READ, List.of(), "").token());
    tokens.put("a garbled token", world -> "4_garbled");
    tokens.put("an upload token", world -> world.owner().uploadPlace(world.bucketId()).token());
  }

  private void authorizations() {
    tokens.put("an authorization", world -> share(sharer(world), world.bucketId(), World.PREFIX));
    tokens.put(
        "an authorization for the overridden type",
        world ->
            share(sharer(world), world.bucketId(), World.PREFIX, "b2ContentType", "text/html"));
    tokens.put(
        "an authorization for another type",
        world ->
            share(sharer(world), world.bucketId(), World.PREFIX, "b2ContentType", "text/plain"));
    tokens.put(
        "an authorization for another prefix",
        world -> share(sharer(world), world.bucketId(), World.PREFIX_ELSEWHERE));
    tokens.put(
        "an authorization for the public bucket",
        world -> share(sharer(world), world.publicBucketId(), World.PREFIX));
    tokens.put(
        "an authorization by another account",
        world ->
            share(
                world.stranger().createKey(SHARE, List.of(), ""),
                world.strangersBucketId(),
                World.PREFIX));
    tokens.put(
        "an expired authorization",
        world -> after(world, MINUTE, share(sharer(world), world.bucketId(), World.PREFIX)));
    tokens.put(
        "an authorization of an expired key",
        world -> {
          NativeClient sharer = brief(world, SHARE);
          return after(world, MINUTE, share(sharer, world.bucketId(), World.PREFIX));
        });
    tokens.put(
        "an authorization of a deleted key",
        world -> {
          NativeClient sharer = sharer(world);
          String token = share(sharer, world.bucketId(), World.PREFIX);
          world.owner().deleteKey(sharer);
          return token;
        });
    tokens.put(
        "an authorization of a suspended account",
        world -> {
          String token = share(sharer(world), world.bucketId(), World.PREFIX);
          world.suspend();
          return token;
        });
    tokens.put("a garbled authorization", world -> "3_garbled");
  }

  private static NativeClient key(
      World world, List<String> capabilities, List<String> buckets, String prefix) {
    return world.owner().createKey(capabilities, buckets, prefix);
  }

  private static NativeClient sharer(World world) {
    return key(world, SHARE, List.of(), "");
  }

  /** A key that lives for a minute. */
  private static NativeClient brief(World world, List<String> capabilities) {
    TestAnswer key =
        world
            .owner()
            .call(
                "b2_create_key",
                "accountId",
                world.accountId(),
                "keyName",
                "brief",
                "capabilities",
                capabilities,
                "validDurationInSeconds",
                MINUTE.toSeconds())
            .ok();
    return NativeClient.authorize(
        world.server(), key.text("applicationKeyId"), key.text("applicationKey"));
  }

  private static String share(
      NativeClient sharer, String bucketId, String prefix, Object... overrides) {
    List<Object> fields = new ArrayList<>();
    fields.addAll(List.of("bucketId", bucketId, "fileNamePrefix", prefix));
    fields.addAll(List.of("validDurationInSeconds", MINUTE.toSeconds()));
    fields.addAll(List.of(overrides));
    return sharer
        .call("b2_get_download_authorization", fields.toArray())
        .ok()
        .text("authorizationToken");
  }

  private static String after(World world, Duration time, String token) {
    world.server().clock().advance(time);
    return token;
  }
}
