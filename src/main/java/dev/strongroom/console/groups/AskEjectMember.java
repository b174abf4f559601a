package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** Says what follows when a member leaves the Group, and asks. */
public final class AskEjectMember implements ConsoleOperation<AskEjectMember.Request, MemberPage> {
  private final GroupPages pages;

  /** Makes it. */
  public AskEjectMember(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfMember member) {}

  @Override
  public String name() {
    return "console_ask_eject_member";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return EjectMember.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.member(input));
  }

  @Override
  public List<Need> needs(Request request) {
    return ShowMember.needs(request.member);
  }

  @Override
  public MemberPage perform(Permit permit, Request request) {
    return pages.member(permit, request.member, true, "", "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MemberPage page) {
    return pages.reply(input, page, 200);
  }
}
