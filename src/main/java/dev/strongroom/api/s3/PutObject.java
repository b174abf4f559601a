package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.Precondition;
import dev.strongroom.files.Uploads;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.FileVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PutObject: a new version, always (sheet 04 §3.3). */
final class PutObject implements S3Operation<PutObject.Request, FileVersion> {
  private final Names names;
  private final Uploads uploads;
  private final S3Settings settings;

  PutObject(Names names, Uploads uploads, S3Settings settings) {
    this.names = names;
    this.uploads = uploads;
    this.settings = settings;
  }

  /**
   * What is to be stored.
   *
   * @param acl what the object's ACL is to be, which must be the bucket's
   * @param precondition what must hold of the key before
   */
  record Request(
      Target.OfFiles object,
      NewFile file,
      Optional<BucketType> acl,
      Precondition precondition,
      UploadContent content,
      IncomingBody incoming) {}

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
    UploadContent content = input.content();
    return new Request(
        input.object(names),
        ObjectHeaders.newFile(input.request()),
        CannedAcl.of(input.request()),
        WriteConditions.read(input.request(), settings),
        content,
        Uploading.incoming(content));
  }

  @Override
  public List<Need> needs(Request request) {
    return WriteConditions.needs(
        Action.WRITE_FILE.on(request.object), request.object, request.precondition);
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    CannedAcl.requireThatOf(request.object.bucket(), request.acl);
    request.content.stream().checkIfEmpty();
    return uploads.upload(
        permit, request.object, request.file, request.precondition, request.incoming);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, FileVersion stored) {
    List<Header> headers = new ArrayList<>(4);
    headers.add(new Header("ETag", Etags.of(stored)));
    headers.add(new Header("x-amz-version-id", stored.id().value()));
    if (stored.checksum() != null) {
      headers.addAll(Checksums.headers(stored.checksum()));
    }
    return S3Replies.empty(input, 200, headers);
  }
}
