package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;

/** GetBucketLocation: always the region's name, never nothing (sheet 04 §1.2). */
final class GetBucketLocation implements S3Operation<GetBucketLocation.Request, BucketId> {
  private final Names names;
  private final S3Settings settings;

  GetBucketLocation(Names names, S3Settings settings) {
    this.names = names;
    this.settings = settings;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "GetBucketLocation";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "location");
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
  public BucketId perform(Permit permit, Request request) {
    return request.bucket.id();
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.xml(input, XmlWriter.single("LocationConstraint", settings.region()));
  }
}
