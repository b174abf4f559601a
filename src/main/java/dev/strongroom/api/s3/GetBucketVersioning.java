package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;

/** GetBucketVersioning: every bucket keeps versions (sheet 04 §3.2). */
final class GetBucketVersioning implements S3Operation<GetBucketVersioning.Request, BucketId> {
  private final Names names;

  GetBucketVersioning(Names names) {
    this.names = names;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "GetBucketVersioning";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "versioning");
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
    return S3Replies.xml(
        input,
        XmlWriter.document("VersioningConfiguration", result -> result.text("Status", "Enabled")));
  }
}
