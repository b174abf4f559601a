package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Names;
import dev.strongroom.files.UploadTicket;
import dev.strongroom.files.UploadTickets;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import java.util.List;

/** b2_get_upload_part_url: a URL and a token for parts of one large file (sheet 02 §6.3). */
final class GetUploadPartUrl
    implements NativeOperation<GetUploadPartUrl.Request, GetUploadPartUrl.Answer> {
  private final Names names;
  private final UploadTickets tickets;
  private final Endpoints endpoints;

  GetUploadPartUrl(Names names, UploadTickets tickets, Endpoints endpoints) {
    this.names = names;
    this.tickets = tickets;
    this.endpoints = endpoints;
  }

  record Request(Target.OfFiles target, FileId fileId) {}

  record Answer(FileId fileId, UploadTicket ticket) {}

  @Override
  public String name() {
    return "b2_get_upload_part_url";
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
    return new Answer(request.fileId, tickets.forParts(permit, request.target, request.fileId));
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    String url =
        UploadUrl.of(
            endpoints, input.version(), UploadPart.NAME, answer.fileId.value(), answer.ticket);
    return Answers.json(json ->
        json.text("authorizationToken", answer.ticket.token().reveal())
            .text("fileId", answer.fileId.value())
            .text("uploadUrl", url));
  }
}
