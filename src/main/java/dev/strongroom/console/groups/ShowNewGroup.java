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

/** Asks what a new Group is to be. */
public final class ShowNewGroup implements ConsoleOperation<ShowNewGroup.Request, GroupsPage> {
  private final GroupPages pages;

  /** Makes it. */
  public ShowNewGroup(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin) {}

  @Override
  public String name() {
    return "console_show_new_group";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return CreateGroup.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account());
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
        Optional.empty(),
        Optional.of(new GroupsPage.NewGroupForm("", true, "")),
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupsPage page) {
    return pages.reply(input, page, 200);
  }
}
