package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.LargeFiles;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** b2_finish_large_file: joins the parts to one file (sheet 02 §6.8). */
final class FinishLargeFile
    implements NativeOperation<FinishLargeFile.Request, FinishLargeFile.Answer> {
  private final Names names;
  private final LargeFiles largeFiles;

  FinishLargeFile(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(Target.OfFiles target, FileId fileId, List<String> partSha1s) {}

  record Answer(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return "b2_finish_large_file";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    FileId fileId = new FileId(fields.requiredText("fileId"));
    return new Request(
        names.file(input.account(), fileId), fileId, fields.requiredTexts("partSha1Array"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    FileVersion version =
        largeFiles.finish(permit, request.target, request.fileId, request.partSha1s);
    return new Answer(request.target.bucket(), version);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(json -> FileVersionJson.write(json, permit, answer.bucket, answer.version));
  }
}
