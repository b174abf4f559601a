package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Account;
import dev.strongroom.model.Refusal;
import java.util.List;

/** Suspends a member's account or lets it work again; an extension. */
public final class SetMemberState
    implements ConsoleOperation<SetMemberState.Request, SetMemberState.Done> {
  private final GroupPages pages;
  private final AccountStates states;

  /** Makes it. */
  public SetMemberState(GroupPages pages, AccountStates states) {
    this.pages = pages;
    this.states = states;
  }

  record Request(Target.OfMember member, boolean suspended) {}

  record Done(Target.OfMember member, boolean suspended) {}

  @Override
  public String name() {
    return "console_set_member_state";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowMember.PATH + "/state";
  }

  @Override
  public Request read(ConsoleInput input) {
    boolean suspended =
        switch (input.form().raw("state")) {
          case "suspended" -> true;
          case "active" -> false;
          default -> throw Refusal.illegalValue("Suspend the account or let it work again.");
        };
    return new Request(pages.member(input), suspended);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SUSPEND_MEMBER.on(request.member));
  }

  @Override
  public SetMemberState.Done perform(Permit permit, Request request) {
    Account.State unused = states.suspendMember(permit, request.member, request.suspended);
    return new Done(request.member, request.suspended);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SetMemberState.Done done) {
    return Pages.seeOther(
        MembersPage.path(done.member.group().asked())
            + "/"
            + done.member.asked()
            + (done.suspended ? "?done=suspended" : "?done=active"));
  }
}
