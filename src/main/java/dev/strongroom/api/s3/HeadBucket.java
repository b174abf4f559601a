package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.ArrayList;
import java.util.List;

/**
 * HeadBucket: whether the bucket is there (sheet 04 §3.2). A key that is restricted to buckets
 * needs what it needs to list them.
 */
final class HeadBucket implements S3Operation<HeadBucket.Request, BucketId> {
  private final Names names;
  private final S3Settings settings;

  HeadBucket(Names names, S3Settings settings) {
    this.names = names;
    this.settings = settings;
  }

  /** What is asked for; {@code beyondReach} as for ListBuckets. */
  record Request(Target.OfAccount account, Target.OfBucket bucket, boolean beyondReach) {}

  @Override
  public String name() {
    return "HeadBucket";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("HEAD", "");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(
        new Target.OfAccount(input.account()),
        input.bucket(names),
        input.grant().buckets().isRestricted());
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> needs = new ArrayList<>(2);
    needs.add(Action.LIST_BUCKET.on(request.bucket));
    if (request.beyondReach) {
      needs.add(Action.LIST_ALL_BUCKET_NAMES.on(request.account));
    }
    return needs;
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    return request.bucket.id();
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 200, new Header(S3Settings.REGION_HEADER, settings.region()));
  }
}
