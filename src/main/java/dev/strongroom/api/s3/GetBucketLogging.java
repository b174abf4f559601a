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

/** GetBucketLogging: no bucket of this server writes access logs (docs/NOT-SUPPORTED.md). */
final class GetBucketLogging implements S3Operation<GetBucketLogging.Request, BucketId> {
  private final Names names;

  GetBucketLogging(Names names) {
    this.names = names;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "GetBucketLogging";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "logging");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.bucket(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_BUCKET_LOGGING.on(request.bucket));
  }

  @Override
  public BucketId perform(Permit permit, Request request) {
    return request.bucket.id();
  }

  @Override
  public Reply reply(S3Input input, Permit permit, BucketId bucket) {
    return S3Replies.xml(input, XmlWriter.document("BucketLoggingStatus", status -> {}));
  }
}
