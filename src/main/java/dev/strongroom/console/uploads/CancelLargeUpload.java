package dev.strongroom.console.uploads;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.LargeFiles;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;

/** Gives a large file up, as b2_cancel_large_file does. */
public final class CancelLargeUpload
    implements ConsoleOperation<CancelLargeUpload.Request, FileVersion> {
  private final Names names;
  private final LargeFiles largeFiles;

  /** Makes it. */
  public CancelLargeUpload(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_cancel_large_upload";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return UploadPaths.CANCEL;
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
  public FileVersion perform(Permit permit, Request request) {
    return largeFiles.cancel(permit, request.file, request.id);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FileVersion version) {
    return Pages.json(200, json -> json.text("fileId", version.id().value()));
  }
}
