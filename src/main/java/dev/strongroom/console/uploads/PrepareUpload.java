package dev.strongroom.console.uploads;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.files.Names;
import dev.strongroom.files.UploadTickets;
import dev.strongroom.model.Endpoints;
import java.util.List;

/** Gives the page an address for files of one bucket, as b2_get_upload_url does to programs. */
public final class PrepareUpload implements ConsoleOperation<PrepareUpload.Request, UploadAddress> {
  private final Names names;
  private final UploadTickets tickets;
  private final Endpoints endpoints;

  /** Makes it. */
  public PrepareUpload(Names names, UploadTickets tickets, Endpoints endpoints) {
    this.names = names;
    this.tickets = tickets;
    this.endpoints = endpoints;
  }

  record Request(Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "console_prepare_upload";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return UploadPaths.UPLOAD;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(names.bucket(input.accountId(), input.part("bucket")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.PREPARE_UPLOAD.on(request.bucket));
  }

  @Override
  public UploadAddress perform(Permit permit, Request request) {
    return new UploadAddress(
        "b2_upload_file", request.bucket.id().value(), tickets.forFiles(permit, request.bucket));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, UploadAddress address) {
    return address.reply(endpoints);
  }
}
