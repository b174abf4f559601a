package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import java.util.List;

/** DeleteBucket: only one without versions of any kind (sheet 04 §3.2). */
final class DeleteBucket implements S3Operation<DeleteBucket.Request, Bucket> {
  private final Names names;
  private final Buckets buckets;

  DeleteBucket(Names names, Buckets buckets) {
    this.names = names;
    this.buckets = buckets;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "DeleteBucket";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("DELETE", "");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.bucket(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_BUCKET.on(request.bucket));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    return buckets.delete(permit, request.bucket);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Bucket bucket) {
    return S3Replies.empty(input, 204);
  }
}
