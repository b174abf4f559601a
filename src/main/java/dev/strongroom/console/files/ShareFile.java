package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.SharedLinks;
import dev.strongroom.access.Target;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a link with which anyone downloads one name for a time, and shows it once. */
public final class ShareFile implements ConsoleOperation<ShareFile.Request, FilePage> {
  static final String PATH = FilesPage.PATH + "/{bucket}/share";

  private final FilePages pages;
  private final FileDetail detail;
  private final SharedLinks links;
  private final Names names;

  /** Makes it. */
  public ShareFile(FilePages pages, FileDetail detail, SharedLinks links, Names names) {
    this.pages = pages;
    this.detail = detail;
    this.links = links;
    this.names = names;
  }

  /**
   * What is asked for.
   *
   * @param seconds empty when the answer makes no sense
   */
  record Request(Target.OfFiles file, FileId id, Optional<Long> seconds) {}

  @Override
  public String name() {
    return "console_share_file";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.form().raw("id"));
    return new Request(
        names.file(input.accountId(), id),
        id,
        input
            .form()
            .text("seconds")
            .filter(text -> text.matches("[1-9][0-9]{0,6}"))
            .map(Long::valueOf)
            .filter(seconds -> seconds <= SharedLinks.LONGEST.toSeconds()));
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> needs = new ArrayList<>(FileDetail.needs(request.file));
    needs.add(Action.SHARE_FILES.on(request.file));
    return needs;
  }

  @Override
  public FilePage perform(Permit permit, Request request) {
    FilePage page = detail.of(permit, request.file, request.id);
    if (!page.isShareable()) {
      throw Refusal.illegalValue("There is nothing to share by a link here.");
    }
    if (request.seconds.isEmpty()) {
      return page.with(ShareDialog.asking("Choose a time of up to 7 days."));
    }
    long now = permit.decidedAtMillis();
    long until = now + request.seconds.get() * 1000;
    String token = links.issue(permit, request.file, until).reveal();
    String link = page.friendlyUrl() + "?Authorization=" + PercentCoding.encode(token);
    return page.with(
        new ShareDialog(Optional.of(new ShareDialog.Made(link, Times.moment(until, now))), ""));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilePage page) {
    return pages.replyOnce(input, page);
  }
}
