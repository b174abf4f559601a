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
import dev.strongroom.model.FileId;
import java.util.List;

/** Gives the page an address for parts of a large file, as b2_get_upload_part_url does. */
public final class PreparePart implements ConsoleOperation<PreparePart.Request, UploadAddress> {
  private final Names names;
  private final UploadTickets tickets;
  private final Endpoints endpoints;

  /** Makes it. */
  public PreparePart(Names names, UploadTickets tickets, Endpoints endpoints) {
    this.names = names;
    this.tickets = tickets;
    this.endpoints = endpoints;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_prepare_part";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return UploadPaths.PART;
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.form().raw("fileId"));
    return new Request(names.file(input.accountId(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.file));
  }

  @Override
  public UploadAddress perform(Permit permit, Request request) {
    return new UploadAddress(
        "b2_upload_part", request.id.value(), tickets.forParts(permit, request.file, request.id));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, UploadAddress address) {
    return address.reply(endpoints);
  }
}
