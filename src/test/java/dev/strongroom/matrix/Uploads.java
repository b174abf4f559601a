package dev.strongroom.matrix;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestUpload;
import dev.strongroom.testing.UploadPlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** The requests that prove who asks by something else than an account token. */
final class Uploads {
  private static final String NEW_NAME = World.PREFIX + "new.txt";

  private Uploads() {}

  /** b2_authorize_account, by a key's id and secret. */
  static Supplier<TestAnswer> authorize(Asked asked) {
    Holder holder = asked.holder();
    String secret = asked.isStrangers() ? anotherSecret(asked) : holder.secret();
    byte[] credentials = (holder.keyId() + ":" + secret).getBytes(StandardCharsets.UTF_8);
    List<Header> headers =
        asked.situation() == Situation.NOBODY
            ? List.of()
            : List.of(
                new Header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)));
    return () ->
        asked
            .client()
            .send("POST", "/b2api/v4/b2_authorize_account", headers, new byte[] {'{', '}'});
  }

  /** b2_upload_file, at an upload URL of the bucket. */
  static Supplier<TestAnswer> file(Asked asked) {
    String bucket = asked.things().bucketId();
    UploadPlace owners = asked.world().owner().uploadPlace(asked.world().bucketId());
    UploadPlace place =
        switch (asked.situation()) {
          case NOBODY -> with(owners, "");
          case OTHER_CAPABILITY -> with(owners, asked.client().token());
          case OTHER_BUCKET ->
              with(owners, asked.client().uploadPlace(asked.world().otherBucketId()).token());
          case OTHER_ACCOUNT ->
              with(owners, asked.client().uploadPlace(asked.world().strangersBucketId()).token());
          case OTHER_PREFIX, EXPIRED_KEY, EXPIRED_TOKEN, DELETED_KEY, SUSPENDED_ACCOUNT, RIGHT ->
              asked.client().uploadPlace(bucket);
        };
    return () -> send(place, place.file(NEW_NAME).content(World.CONTENT));
  }

  /** b2_upload_part, at an upload URL of the large file. */
  static Supplier<TestAnswer> part(Asked asked) {
    NativeClient client = asked.client();
    World world = asked.world();
    UploadPlace owners = world.owner().partPlace(world.largeFileId());
    UploadPlace place =
        switch (asked.situation()) {
          case NOBODY -> with(owners, "");
          case OTHER_CAPABILITY -> with(owners, client.token());
          case OTHER_BUCKET -> with(owners, client.partPlace(world.otherLargeFileId()).token());
          case OTHER_PREFIX -> with(owners, client.partPlace(world.elsewhereLargeFileId()).token());
          case OTHER_ACCOUNT ->
              with(owners, client.partPlace(world.strangersLargeFileId()).token());
          case EXPIRED_KEY, EXPIRED_TOKEN, DELETED_KEY, SUSPENDED_ACCOUNT, RIGHT ->
              client.partPlace(world.largeFileId());
        };
    return () -> send(place, place.part(1, World.CONTENT));
  }

  private static UploadPlace with(UploadPlace place, String token) {
    return new UploadPlace(place.server(), place.path(), token);
  }

  private static TestAnswer send(UploadPlace place, TestUpload upload) {
    return (place.token().isEmpty() ? upload.without("Authorization") : upload).send();
  }

  /** A secret that is right for a key of the owner's. */
  private static String anotherSecret(Asked asked) {
    World world = asked.world();
    return world
        .owner()
        .call(
            "b2_create_key",
            "accountId",
            world.accountId(),
            "keyName",
            "another",
            "capabilities",
            List.of("listBuckets"))
        .ok()
        .text("applicationKey");
  }
}
