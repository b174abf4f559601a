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
import dev.strongroom.model.Refusal;
import java.util.List;

/** Approves who asked to join, or declines (sheet 03 §8). */
public final class DecideRequest
    implements ConsoleOperation<DecideRequest.Request, DecideRequest.Done> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public DecideRequest(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfGroup group, String account, boolean accepted) {}

  record Done(Target.OfGroup group, boolean accepted) {}

  @Override
  public String name() {
    return "console_decide_request";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/{account}/decision";
  }

  @Override
  public Request read(ConsoleInput input) {
    boolean accepted =
        switch (input.form().raw("decision")) {
          case "accept" -> true;
          case "deny" -> false;
          default -> throw Refusal.illegalValue("Accept or deny.");
        };
    return new Request(pages.group(input), input.part("account"), accepted);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.APPROVE_MEMBERS.on(request.group));
  }

  @Override
  public DecideRequest.Done perform(Permit permit, Request request) {
    joining.decide(permit, request.group, request.account, request.accepted);
    return new Done(request.group, request.accepted);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, DecideRequest.Done done) {
    return Pages.seeOther(
        InvitePage.path(done.group.asked()) + (done.accepted ? "?done=accepted" : "?done=denied"));
  }
}
