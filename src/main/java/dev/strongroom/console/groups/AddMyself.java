package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Joining;
import java.util.List;

/** Makes the admin's own account a member (sheet 03 §8). */
public final class AddMyself implements ConsoleOperation<AddMyself.Request, AddMyself.Done> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public AddMyself(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group) {}

  record Done(Target.OfGroup group) {}

  @Override
  public String name() {
    return "console_add_myself";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/myself";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), pages.group(input));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.APPROVE_MEMBERS.on(request.group), Action.JOIN_GROUP.on(request.admin));
  }

  @Override
  public AddMyself.Done perform(Permit permit, Request request) {
    joining.addMyself(permit, request.admin, request.group);
    return new Done(request.group);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, AddMyself.Done done) {
    return Pages.seeOther(InvitePage.path(done.group.asked()) + "?done=myself");
  }
}
