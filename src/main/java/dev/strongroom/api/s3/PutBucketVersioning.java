package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.xml.XmlElement;
import dev.strongroom.files.Names;
import dev.strongroom.model.BucketId;
import java.util.List;

/**
 * PutBucketVersioning: every bucket keeps versions and goes on doing so; to say that again changes
 * nothing (sheet 04 §3.2).
 */
final class PutBucketVersioning implements S3Operation<PutBucketVersioning.Request, BucketId> {
  private final Names names;

  PutBucketVersioning(Names names) {
    this.names = names;
  }

  record Request(Target.OfBucket bucket, String status, boolean deleteNeedsDevice) {}

  @Override
  public String name() {
    return "PutBucketVersioning";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("PUT", "versioning");
  }

  @Override
  public Request read(S3Input input) {
    XmlElement configuration = input.document("VersioningConfiguration");
    return new Request(
        input.bucket(names),
        configuration.textOf("Status").orElse(""),
        configuration.textOf("MfaDelete").filter("Enabled"::equals).isPresent());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.UPDATE_BUCKET.on(request.bucket));
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    BucketId bucket = request.bucket.id();
    if (request.deleteNeedsDevice || request.status.equals("Suspended")) {
      throw S3Code.unsupportedCall();
    }
    if (!request.status.equals("Enabled")) {
      throw S3Code.MALFORMED_XML.fault("Status must be Enabled or Suspended");
    }
    return bucket;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.empty(input, 200);
  }
}
