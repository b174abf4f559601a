package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.keys.KeysPage;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** Enters the account of a member of a managed Group (sheet 03 §8). */
public final class ManageMember
    implements ConsoleOperation<ManageMember.Request, ManageMember.Done> {
  private final GroupPages pages;
  private final Sessions sessions;

  /** Makes it. */
  public ManageMember(GroupPages pages, Sessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
  }

  record Request(Target.OfAccount admin, Target.OfMember member, String sessionId) {}

  record Done() {}

  @Override
  public String name() {
    return "console_manage_member";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowMember.PATH + "/manage";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), pages.member(input), input.sessionId());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.MANAGE_MEMBER.on(request.member), Action.CONFIRM_FOR_MEMBERS.on(request.admin));
  }

  @Override
  public ManageMember.Done perform(Permit permit, Request request) {
    sessions.manage(permit, request.member, request.sessionId);
    return new Done();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, ManageMember.Done done) {
    return Pages.seeOther(KeysPage.PATH);
  }
}
