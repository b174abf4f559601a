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
import java.util.List;

/** b2_get_upload_url: a URL and a token for uploads to one bucket (sheet 02 §3.6). */
final class GetUploadUrl implements NativeOperation<GetUploadUrl.Request, GetUploadUrl.Answer> {
  private final Names names;
  private final UploadTickets tickets;
  private final Endpoints endpoints;

  GetUploadUrl(Names names, UploadTickets tickets, Endpoints endpoints) {
    this.names = names;
    this.tickets = tickets;
    this.endpoints = endpoints;
  }

  record Request(Target.OfBucket bucket) {}

  record Answer(String bucketId, UploadTicket ticket) {}

  @Override
  public String name() {
    return "b2_get_upload_url";
  }

  @Override
  public Request read(NativeInput input) {
    return new Request(names.bucket(input.account(), input.fields().requiredText("bucketId")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.PREPARE_UPLOAD.on(request.bucket));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    UploadTicket ticket = tickets.forFiles(permit, request.bucket);
    return new Answer(request.bucket.id().value(), ticket);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    String url =
        UploadUrl.of(endpoints, input.version(), UploadFile.NAME, answer.bucketId, answer.ticket);
    return Answers.json(json ->
        json.text("authorizationToken", answer.ticket.token().reveal())
            .text("bucketId", answer.bucketId)
            .text("uploadUrl", url));
  }
}
