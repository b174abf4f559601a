package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.LargeFiles;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** AbortMultipartUpload (sheet 04 §3.3). */
final class AbortMultipartUpload implements S3Operation<AbortMultipartUpload.Request, FileVersion> {
  private final Names names;
  private final LargeFiles largeFiles;

  AbortMultipartUpload(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(Target.OfFiles object, FileId upload) {}

  @Override
  public String name() {
    return "AbortMultipartUpload";
  }

  @Override
  public S3Route route() {
    return S3Route.object("DELETE", "uploadId");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.object(names), UploadIds.of(input.request()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    return largeFiles.cancel(permit, request.object, request.upload);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, FileVersion cancelled) {
    return S3Replies.empty(input, 204);
  }
}
