package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** The page of one Group. */
public final class ShowGroup implements ConsoleOperation<ShowGroup.Request, GroupPage> {
  static final String PATH = GroupsPage.PATH + "/{group}";

  private final GroupPages pages;

  /** Makes it. */
  public ShowGroup(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfGroup group, String done) {}

  @Override
  public String name() {
    return "console_show_group";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input), input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUP_MEMBERS.on(request.group));
  }

  @Override
  public GroupPage perform(Permit permit, Request request) {
    String notice = request.done.equals("updated") ? "The Group is updated." : "";
    return pages.group(permit, request.group, notice);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupPage page) {
    return pages.reply(input, page, 200);
  }
}
