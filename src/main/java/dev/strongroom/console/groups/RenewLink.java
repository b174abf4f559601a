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

/** Renews the link of a Group. */
public final class RenewLink implements ConsoleOperation<RenewLink.Request, RenewLink.Done> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public RenewLink(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfGroup group) {}

  record Done(Target.OfGroup group) {}

  @Override
  public String name() {
    return "console_renew_link";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/link";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.APPROVE_MEMBERS.on(request.group));
  }

  @Override
  public RenewLink.Done perform(Permit permit, Request request) {
    joining.renewLink(permit, request.group);
    return new Done(request.group);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, RenewLink.Done done) {
    return Pages.seeOther(InvitePage.path(done.group.asked()) + "?done=renewed");
  }
}
