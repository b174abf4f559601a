package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.Uploads;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.FileVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PutObject: a new version, always (sheet 04 §3.3). */
final class PutObject implements S3Operation<PutObject.Request, PutObject.Stored> {
  private final Names names;
  private final Uploads uploads;

  PutObject(Names names, Uploads uploads) {
    this.names = names;
    this.uploads = uploads;
  }

  /**
   * What is to be stored.
   *
   * @param acl what the object's ACL is to be, which must be the bucket's
   */
  record Request(
      Target.OfFiles object,
      NewFile file,
      Optional<BucketType> acl,
      UploadContent content,
      IncomingBody incoming) {}

  record Stored(FileVersion version, List<Header> checksum) {}

  @Override
  public String name() {
    return "PutObject";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "");
  }

  @Override
  public boolean takesContent() {
    return true;
  }

  @Override
  public Request read(S3Input input) {
    ObjectHeaders.refuseUnsupported(input.request());
    Conditions.refuseOnWrites(input.request());
    UploadContent content = input.content();
    return new Request(
        input.object(names),
        ObjectHeaders.newFile(input.request()),
        CannedAcl.of(input.request()),
        content,
        Uploading.incoming(input.request(), content));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public Stored perform(Permit permit, Request request) {
    CannedAcl.requireThatOf(request.object.bucket(), request.acl);
    request.content.stream().checkIfEmpty();
    FileVersion version = uploads.upload(permit, request.object, request.file, request.incoming);
    return new Stored(version, Uploading.checksumHeaders(request.content.checksum()));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Stored stored) {
    List<Header> headers = new ArrayList<>(stored.checksum);
    headers.add(new Header("ETag", Etags.of(stored.version)));
    headers.add(new Header("x-amz-version-id", stored.version.id().value()));
    if (!stored.checksum.isEmpty()) {
      headers.add(new Header("x-amz-checksum-type", "FULL_OBJECT"));
    }
    return S3Replies.empty(input, 200, headers);
  }
}
