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

/** Takes an invitation back. */
public final class WithdrawInvite
    implements ConsoleOperation<WithdrawInvite.Request, WithdrawInvite.Done> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public WithdrawInvite(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfGroup group, String email) {}

  record Done(Target.OfGroup group) {}

  @Override
  public String name() {
    return "console_withdraw_invite";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/withdraw";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input), input.form().raw("email"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.APPROVE_MEMBERS.on(request.group));
  }

  @Override
  public WithdrawInvite.Done perform(Permit permit, Request request) {
    joining.withdraw(permit, request.group, request.email);
    return new Done(request.group);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, WithdrawInvite.Done done) {
    return Pages.seeOther(InvitePage.path(done.group.asked()) + "?done=withdrawn");
  }
}
