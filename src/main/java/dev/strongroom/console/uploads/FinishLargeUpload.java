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

/** Joins the parts of a large file, as b2_finish_large_file does. */
public final class FinishLargeUpload
    implements ConsoleOperation<FinishLargeUpload.Request, FileVersion> {
  private final Names names;
  private final LargeFiles largeFiles;

  /** Makes it. */
  public FinishLargeUpload(Names names, LargeFiles largeFiles) {
    this.names = names;
    this.largeFiles = largeFiles;
  }

  record Request(Target.OfFiles file, FileId id, List<String> sha1s) {}

  @Override
  public String name() {
    return "console_finish_large_upload";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return UploadPaths.FINISH;
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.form().raw("fileId"));
    return new Request(
        names.file(input.accountId(), id), id, List.of(input.form().raw("sha1s").split(" ", -1)));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.file));
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    return largeFiles.finish(permit, request.file, request.id, request.sha1s);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FileVersion version) {
    return Pages.json(200, json -> json.text("fileId", version.id().value()));
  }
}
