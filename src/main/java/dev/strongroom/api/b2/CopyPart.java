package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Copies;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.List;

/** b2_copy_part: a part of a large file with the bytes of a stored file (sheet 02 §6.5). */
final class CopyPart implements NativeOperation<CopyPart.Request, Part> {
  private final Names names;
  private final Copies copies;

  CopyPart(Names names, Copies copies) {
    this.names = names;
    this.copies = copies;
  }

  record Request(CopySource source, Target.OfFiles target, FileId largeFileId, int number) {}

  @Override
  public String name() {
    return "b2_copy_part";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    FileId largeFileId = new FileId(fields.requiredText("largeFileId"));
    return new Request(
        CopyFields.source(input, fields, names),
        names.file(input.account(), largeFileId),
        largeFileId,
        PartNumbers.checked(fields.requiredNumber("partNumber")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.READ_FILE.on(request.source.target()), Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Part perform(Permit permit, Request request) {
    return copies.toPart(
        permit, request.source, request.target, request.largeFileId, request.number);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Part part) {
    return Answers.json(json -> PartJson.write(json, part));
  }
}
