package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.FileDetails;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** b2_get_file_info: one version, by its id (sheet 02 §8). */
final class GetFileInfo implements NativeOperation<GetFileInfo.Request, GetFileInfo.Found> {
  private final Names names;
  private final FileDetails details;

  GetFileInfo(Names names, FileDetails details) {
    this.names = names;
    this.details = details;
  }

  record Request(Target.OfFiles file, FileId id) {}

  record Found(Target.OfBucket bucket, FileVersion version) {}

  @Override
  public String name() {
    return "b2_get_file_info";
  }

  @Override
  public Request read(NativeInput input) {
    FileId id = new FileId(input.fields().requiredText("fileId"));
    return new Request(names.file(input.account(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_FILE_INFO.on(request.file));
  }

  @Override
  public Found perform(Permit permit, Request request) {
    return new Found(request.file.bucket(), details.find(permit, request.file, request.id));
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Found found) {
    return Answers.json(json -> FileVersionJson.write(json, permit, found.bucket, found.version));
  }
}
