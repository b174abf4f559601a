package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Names;
import java.util.List;

/** GetBucketAcl: one bit, the bucket's type (sheet 04 §3.2). */
final class GetBucketAcl implements S3Operation<GetBucketAcl.Request, Target.OfBucket> {
  private final Names names;

  GetBucketAcl(Names names) {
    this.names = names;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "GetBucketAcl";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "acl");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.bucket(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_BUCKET.on(request.bucket));
  }

  @Override
  public Target.OfBucket perform(Permit permit, Request request) {
    request.bucket.id();
    return request.bucket;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Target.OfBucket bucket) {
    return S3Replies.xml(input, AclDocument.of(bucket, input.account()));
  }
}
