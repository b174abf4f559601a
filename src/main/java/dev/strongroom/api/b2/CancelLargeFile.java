package dev.strongroom.api.b2;

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

/** b2_cancel_large_file: gives up a large file and deletes its parts (sheet 02 §6.9). */
final class CancelLargeFile
    implements NativeOperation<CancelLargeFile.Request, CancelLargeFile.Answer> {
  private final Names names;
  private final LargeFiles largeFiles;

  CancelLargeFile(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(Target.OfFiles target, FileId fileId) {}

  record Answer(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return "b2_cancel_large_file";
  }

  @Override
  public Request read(NativeInput input) {
    FileId fileId = new FileId(input.fields().requiredText("fileId"));
    return new Request(names.file(input.account(), fileId), fileId);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    FileVersion version = largeFiles.cancel(permit, request.target, request.fileId);
    return new Answer(request.target.bucket(), version);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(json ->
        json.text("accountId", answer.bucket.owner().orElseThrow().value())
            .text("bucketId", answer.version.bucketId().value())
            .text("fileId", answer.version.id().value())
            .text("fileName", answer.version.name().value()));
  }
}
