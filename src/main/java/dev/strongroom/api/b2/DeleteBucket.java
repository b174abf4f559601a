package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import java.util.List;

/** b2_delete_bucket: only an empty one (sheet 02 §3.4). */
final class DeleteBucket implements NativeOperation<DeleteBucket.Request, Bucket> {
  private final Names names;
  private final Buckets buckets;

  DeleteBucket(Names names, Buckets buckets) {
    this.names = names;
    this.buckets = buckets;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "b2_delete_bucket";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    Target.OfAccount account = input.accountNamedIn(fields);
    return new Request(names.bucket(account.account(), fields.requiredText("bucketId")));
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
  public Reply reply(NativeInput input, Permit permit, Bucket bucket) {
    return Answers.json(json -> BucketJson.write(json, permit, bucket));
  }
}
