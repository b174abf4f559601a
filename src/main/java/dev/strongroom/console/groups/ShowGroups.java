package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** The page Group Management: the Groups that the account administers. */
public final class ShowGroups implements ConsoleOperation<ShowGroups.Request, GroupsPage> {
  private final GroupPages pages;

  /** Makes it. */
  public ShowGroups(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, Optional<String> start, boolean created) {}

  @Override
  public String name() {
    return "console_show_groups";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return GroupsPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(), input.query().text("start"), input.query().raw("done").equals("created"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUPS.on(request.admin));
  }

  @Override
  public GroupsPage perform(Permit permit, Request request) {
    return pages.groups(
        permit,
        request.admin,
        request.start,
        Optional.empty(),
        request.created ? "The Group is made. Its members come next." : "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupsPage page) {
    return pages.reply(input, page, 200);
  }
}
