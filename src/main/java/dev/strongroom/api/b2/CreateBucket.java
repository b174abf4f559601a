package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** b2_create_bucket (sheet 02 §3.2). */
final class CreateBucket implements NativeOperation<CreateBucket.Request, Bucket> {
  private final Buckets buckets;

  CreateBucket(Buckets buckets) {
    this.buckets = buckets;
  }

  record Request(
      Target.OfAccount account, BucketName name, BucketType type, SortedMap<String, String> info) {}

  @Override
  public String name() {
    return "b2_create_bucket";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    BucketFields.refuseUnsupported(fields);
    return new Request(
        input.accountNamedIn(fields),
        new BucketName(fields.requiredText("bucketName")),
        BucketFields.type(fields)
            .orElseThrow(() -> Refusal.illegalValue("required field bucketType is missing")),
        BucketFields.info(fields).orElse(new TreeMap<>()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_BUCKET.on(request.account));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    return buckets.create(permit, request.account, request.name, request.type, request.info);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Bucket bucket) {
    return Answers.json(json -> BucketJson.write(json, permit, bucket));
  }
}
