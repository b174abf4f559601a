package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** CreateBucket (sheet 04 §3.2). */
final class CreateBucket implements S3Operation<CreateBucket.Request, Bucket> {
  private final Names names;
  private final Buckets buckets;
  private final S3Settings settings;

  CreateBucket(Names names, Buckets buckets, S3Settings settings) {
    this.names = names;
    this.buckets = buckets;
    this.settings = settings;
  }

  record Request(Target.OfAccount account, BucketName name, BucketType type) {}

  @Override
  public String name() {
    return "CreateBucket";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("PUT", "");
  }

  @Override
  public Request read(S3Input input) {
    boolean locked =
        input
            .request()
            .header("x-amz-bucket-object-lock-enabled")
            .filter("true"::equalsIgnoreCase)
            .isPresent();
    if (locked) {
      throw S3Code.missingFeature("Object Lock");
    }
    checkLocation(SmallBody.readAny(input));
    return new Request(
        input.ownAccount(),
        name(input.bucketName()),
        CannedAcl.of(input.request()).orElse(BucketType.ALL_PRIVATE));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_BUCKET.on(request.account));
  }

  @Override
  public Bucket perform(Permit permit, Request request) {
    try {
      return buckets.create(permit, request.account, request.name, request.type, new TreeMap<>());
    } catch (Refusal refusal) {
      boolean ours =
          refusal.kind() == Refusal.Kind.BUCKET_NAME_TAKEN
              && names
                  .bucketNamed(request.account.account(), request.name.value())
                  .bucket()
                  .isPresent();
      throw ours
          ? S3Code.BUCKET_ALREADY_OWNED_BY_YOU.fault(
              "Your previous request to create the named bucket succeeded and you already own it.")
          : refusal;
    }
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Bucket bucket) {
    return S3Replies.empty(input, 200, new Header("Location", "/" + bucket.name().value()));
  }

  private static BucketName name(String text) {
    try {
      return new BucketName(text);
    } catch (IllegalValueException illegal) {
      throw S3Code.INVALID_BUCKET_NAME.fault("The specified bucket is not valid.");
    }
  }

  private void checkLocation(byte[] body) {
    if (body.length == 0) {
      return;
    }
    Optional<String> location =
        S3Input.parsed(body, "CreateBucketConfiguration").textOf("LocationConstraint");
    if (location.isPresent()
        && !location.get().isEmpty()
        && !location.get().equals(settings.region())
        && !settings.anyRegion()) {
      throw S3Code.INVALID_LOCATION_CONSTRAINT.fault(
          "The specified location-constraint is not valid");
    }
  }
}
