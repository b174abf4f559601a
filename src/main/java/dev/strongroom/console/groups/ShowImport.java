package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** Asks for a list of new members. */
public final class ShowImport implements ConsoleOperation<ShowImport.Request, ImportPage> {
  private final GroupPages pages;

  /** Makes it. */
  public ShowImport(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group) {}

  @Override
  public String name() {
    return "console_show_import";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return ImportMembers.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), pages.group(input));
  }

  @Override
  public List<Need> needs(Request request) {
    return GroupPages.needs(request.admin, request.group);
  }

  @Override
  public ImportPage perform(Permit permit, Request request) {
    return new ImportPage(
        pages.row(permit, request.group), "", List.of(), Optional.empty(), 0, pages.once().mark());
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, ImportPage page) {
    return pages.reply(input, page, 200);
  }
}
