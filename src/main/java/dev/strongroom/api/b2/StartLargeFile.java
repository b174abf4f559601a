package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Map;

/** b2_start_large_file: begins a file that is uploaded in parts (sheet 02 §6.2). */
final class StartLargeFile
    implements NativeOperation<StartLargeFile.Request, StartLargeFile.Answer> {
  private final Names names;
  private final FileWriting writing;

  StartLargeFile(Names names, FileWriting writing) {
    this.names = names;
    this.writing = writing;
  }

  record Request(Target.OfFiles target, NewFile file) {}

  record Answer(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return "b2_start_large_file";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    fields.refuseUnsupported("fileRetention", "legalHold", "serverSideEncryption");
    CustomTimestamps.refuse(fields);
    Target.OfBucket bucket = names.bucket(input.account(), fields.requiredText("bucketId"));
    FileName name = new FileName(fields.requiredText("fileName"));
    String contentType = writing.contentTypes().resolve(fields.requiredText("contentType"), name);
    FileInfo info = FileInfo.of(fields.textMap("fileInfo").orElse(Map.of()));
    return new Request(bucket.files(name.value()), new NewFile(contentType, info));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    FileVersion version = writing.largeFiles().start(permit, request.target, request.file);
    return new Answer(request.target.bucket(), version);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(json -> FileVersionJson.write(json, permit, answer.bucket, answer.version));
  }
}
