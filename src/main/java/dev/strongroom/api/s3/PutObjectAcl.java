package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketType;
import java.util.List;

/** PutObjectAcl: succeeds when it asks for what the bucket has (sheet 04 §3.3). */
final class PutObjectAcl implements S3Operation<PutObjectAcl.Request, BucketType> {
  private final Names names;

  PutObjectAcl(Names names) {
    this.names = names;
  }

  record Request(Target.OfBucket bucket, BucketType type) {}

  @Override
  public String name() {
    return "PutObjectAcl";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "acl");
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
  public BucketType perform(Permit permit, Request request) {
    request.bucket.id();
    boolean asksForPublic = request.type == BucketType.ALL_PUBLIC;
    if (asksForPublic != request.bucket.readableByAnyone()) {
      throw S3Code.ACCESS_DENIED.fault("An object's ACL must be that of its bucket");
    }
    return request.type;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketType type) {
    return S3Replies.empty(input, 200);
  }
}
