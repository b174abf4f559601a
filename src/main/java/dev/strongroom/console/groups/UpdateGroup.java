package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Groups;
import dev.strongroom.model.Group;
import dev.strongroom.model.IllegalValueException;
import java.util.List;

/** Gives a Group another name. */
public final class UpdateGroup implements ConsoleOperation<UpdateGroup.Request, GroupPage> {
  private final GroupPages pages;
  private final Groups groups;

  /** Makes it. */
  public UpdateGroup(GroupPages pages, Groups groups) {
    this.pages = pages;
    this.groups = groups;
  }

  record Request(Target.OfGroup group, String groupName) {}

  @Override
  public String name() {
    return "console_update_group";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowGroup.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input), input.form().raw("groupName").strip());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_GROUP_MEMBERS.on(request.group), Action.CHANGE_GROUP.on(request.group));
  }

  @Override
  public GroupPage perform(Permit permit, Request request) {
    String error = "";
    try {
      Group unused = groups.rename(permit, request.group, request.groupName);
    } catch (IllegalValueException wrong) {
      error = "A name has 1 to 100 characters.";
    }
    GroupPage page = pages.group(permit, request.group, "");
    return error.isEmpty() ? page : page.withName(request.groupName, error);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupPage page) {
    return page.nameError().isEmpty()
        ? Pages.seeOther(GroupsPage.PATH + "/" + page.group().id() + "?done=updated")
        : pages.reply(input, page, 422);
  }
}
