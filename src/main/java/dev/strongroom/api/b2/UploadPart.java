package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.ConsolePages;
import dev.strongroom.api.Reply;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.UploadTurns;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Set;

/** b2_upload_part: one part of a large file (sheet 02 §6.4). */
final class UploadPart implements NativeOperation<UploadPart.Request, Part> {
  static final String NAME = "b2_upload_part";

  private final Names names;
  private final FileWriting writing;
  private final ConsolePages consolePages;

  UploadPart(Names names, FileWriting writing, ConsolePages consolePages) {
    this.names = names;
    this.writing = writing;
    this.consolePages = consolePages;
  }

  record Request(
      Target.OfFiles target, FileId fileId, int number, IncomingBody body, Secret token) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Credential credential() {
    return Credential.UPLOAD_PART_TOKEN;
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public Request read(NativeInput input) {
    UploadHeaders headers = new UploadHeaders(input.call());
    headers.refuseUnwanted();
    FileId fileId = new FileId(input.pathArguments().getFirst());
    return new Request(
        names.file(input.account(), fileId),
        fileId,
        headers.partNumber(),
        headers.body(),
        headers.token());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public Part perform(Permit permit, Request request) {
    try (UploadTurns.Turn turn = writing.turns().take(request.token)) {
      return writing
          .partUploads()
          .upload(permit, request.target, request.fileId, request.number, request.body);
    }
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Part part) {
    return Answers.json(json -> PartJson.write(json, part))
        .with(consolePages.headers(input.call()));
  }
}
