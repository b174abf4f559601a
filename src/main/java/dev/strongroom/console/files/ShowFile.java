package dev.strongroom.console.files;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import java.util.List;

/** What is known of one version of a file, with its three addresses. */
public final class ShowFile implements ConsoleOperation<ShowFile.Request, FilePage> {
  private final FilePages pages;
  private final FileDetail detail;
  private final Names names;

  /** Makes it. */
  public ShowFile(FilePages pages, FileDetail detail, Names names) {
    this.pages = pages;
    this.detail = detail;
    this.names = names;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_show_file";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return FilesPage.PATH + "/{bucket}/file";
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.query().raw("id"));
    return new Request(names.file(input.accountId(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    return FileDetail.needs(request.file);
  }

  @Override
  public FilePage perform(Permit permit, Request request) {
    return detail.of(permit, request.file, request.id);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilePage page) {
    return pages.reply(input, page);
  }
}
