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

/** Approves who asked to join (sheet 03 §8). */
public final class AcceptRequest
    implements ConsoleOperation<AcceptRequest.Request, AcceptRequest.Done> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public AcceptRequest(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfGroup group, String account) {}

  record Done(Target.OfGroup group) {}

  @Override
  public String name() {
    return "console_accept_request";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/{account}/accept";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input), input.part("account"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.APPROVE_MEMBERS.on(request.group));
  }

  @Override
  public AcceptRequest.Done perform(Permit permit, Request request) {
    joining.decide(permit, request.group, request.account, true);
    return new Done(request.group);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, AcceptRequest.Done done) {
    return Pages.seeOther(InvitePage.path(done.group.asked()) + "?done=accepted");
  }
}
