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

/** Asks for how long a file is to be shared by a link. */
public final class AskShare implements ConsoleOperation<AskShare.Request, FilePage> {
  private final FilePages pages;
  private final FileDetail detail;
  private final Names names;

  /** Makes it. */
  public AskShare(FilePages pages, FileDetail detail, Names names) {
    this.pages = pages;
    this.detail = detail;
    this.names = names;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_ask_share";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return ShareFile.PATH;
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
    return detail.of(permit, request.file, request.id).with(ShareDialog.asking(""));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilePage page) {
    return pages.reply(input, page);
  }
}
