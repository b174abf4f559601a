package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.LargeFiles;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CreateMultipartUpload: starts a large file, whose id is the upload's (sheet 04 §3.3). */
final class CreateMultipartUpload
    implements S3Operation<CreateMultipartUpload.Request, FileVersion> {
  private final Names names;
  private final LargeFiles largeFiles;

  CreateMultipartUpload(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(
      Target.OfFiles object,
      NewFile file,
      Optional<BucketType> acl,
      Optional<ContentChecksum> declared) {}

  @Override
  public String name() {
    return "CreateMultipartUpload";
  }

  @Override
  public S3Route route() {
    return S3Route.object("POST", "uploads");
  }

  @Override
  public Request read(S3Input input) {
    ObjectHeaders.refuseUnsupported(input.request());
    return new Request(
        input.object(names),
        ObjectHeaders.newFile(input.request()),
        CannedAcl.of(input.request()),
        Checksums.declared(input.request()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    CannedAcl.requireThatOf(request.object.bucket(), request.acl);
    return largeFiles.start(permit, request.object, request.file, request.declared);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, FileVersion started) {
    List<Header> headers = new ArrayList<>(3);
    headers.add(new Header("x-amz-version-id", started.id().value()));
    if (started.checksum() != null) {
      headers.addAll(Checksums.declaredHeaders(started.checksum()));
    }
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "InitiateMultipartUploadResult",
            result ->
                result
                    .text("Bucket", input.bucketName())
                    .text("Key", started.name().value())
                    .text("UploadId", started.id().value())),
        headers.toArray(Header[]::new));
  }
}
