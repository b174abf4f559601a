package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Hiding;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** b2_hide_file: puts a hide marker on a name (sheet 02 §8). */
final class HideFile implements NativeOperation<HideFile.Request, HideFile.Hidden> {
  private final Names names;
  private final Hiding hiding;

  HideFile(Names names, Hiding hiding) {
    this.names = names;
    this.hiding = hiding;
  }

  record Request(Target.OfFiles file) {}

  record Hidden(Target.OfBucket bucket, FileVersion marker) {}

  @Override
  public String name() {
    return "b2_hide_file";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    FileName name = new FileName(fields.requiredText("fileName"));
    return new Request(
        names.bucket(input.account(), fields.requiredText("bucketId")).files(name.value()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.HIDE_FILE.on(request.file));
  }

  @Override
  public Hidden perform(Permit permit, Request request) {
    return new Hidden(request.file.bucket(), hiding.hide(permit, request.file));
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Hidden hidden) {
    return Answers.json(json ->
        FileVersionJson.writeHideMarker(json, input.version(), hidden.bucket, hidden.marker));
  }
}
