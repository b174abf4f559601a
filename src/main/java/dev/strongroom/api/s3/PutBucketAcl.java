package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.BucketChange;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** PutBucketAcl: by header only; changes the bucket's type (sheet 04 §3.2). */
final class PutBucketAcl implements S3Operation<PutBucketAcl.Request, Bucket> {
  private final Names names;
  private final Buckets buckets;

  PutBucketAcl(Names names, Buckets buckets) {
    this.names = names;
    this.buckets = buckets;
  }

  record Request(Target.OfBucket bucket, BucketType type) {}

  @Override
  public String name() {
    return "PutBucketAcl";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("PUT", "acl");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(
        input.bucket(names), CannedAcl.of(input.request()).orElseThrow(S3Code::unsupportedCall));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.UPDATE_BUCKET.on(request.bucket));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    BucketChange change =
        new BucketChange(Optional.of(request.type), Optional.empty(), OptionalLong.empty());
    return buckets.update(permit, request.bucket, change);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Bucket bucket) {
    return S3Replies.empty(input, 200);
  }
}
