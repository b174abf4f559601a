package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Names;
import dev.strongroom.files.Removals;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import java.util.List;

/**
 * b2_delete_file_version: removes one version for good; an unfinished large file is cancelled by it
 * (sheet 02 §8).
 */
final class DeleteFileVersion
    implements NativeOperation<DeleteFileVersion.Request, DeleteFileVersion.Removed> {
  private final Names names;
  private final Removals removals;

  DeleteFileVersion(Names names, Removals removals) {
    this.names = names;
    this.removals = removals;
  }

  /**
   * What is asked for.
   *
   * @param file the name that the version has
   * @param askedName the name that the caller says it has
   */
  record Request(Target.OfFiles file, FileId id, String askedName, boolean bypassesGovernance) {}

  record Removed(FileId id, String name) {}

  @Override
  public String name() {
    return "b2_delete_file_version";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    FileName askedName = new FileName(fields.requiredText("fileName"));
    FileId id = new FileId(fields.requiredText("fileId"));
    return new Request(
        names.file(input.account(), id),
        id,
        askedName.value(),
        fields.truth("bypassGovernance").orElse(false));
  }

  @Override
  public List<Need> needs(Request request) {
    Need delete = Action.DELETE_FILE_VERSION.on(request.file);
    return request.bypassesGovernance
        ? List.of(delete, Action.BYPASS_GOVERNANCE.on(request.file))
        : List.of(delete);
  }

  @Override
  public Removed perform(Permit permit, Request request) {
    removals.remove(permit, request.file, request.id, request.askedName);
    return new Removed(request.id, request.askedName);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Removed removed) {
    return Answers.json(
        json -> json.text("fileId", removed.id.value()).text("fileName", removed.name));
  }
}
