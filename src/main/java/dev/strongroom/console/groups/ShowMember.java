package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.ArrayList;
import java.util.List;

/** The page of one member. */
public final class ShowMember implements ConsoleOperation<ShowMember.Request, MemberPage> {
  static final String PATH = ShowMembers.PATH + "/{account}";

  private final GroupPages pages;

  /** Makes it. */
  public ShowMember(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfMember member, String done) {}

  /** What the page needs, whatever is done besides. */
  static List<Need> needs(Target.OfMember member, Need... more) {
    List<Need> needs = new ArrayList<>();
    needs.add(Action.LIST_GROUP_MEMBERS.on(member.group()));
    needs.add(Action.READ_MEMBER.on(member));
    needs.addAll(List.of(more));
    return needs;
  }

  @Override
  public String name() {
    return "console_show_member";
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
    return new Request(pages.member(input), input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return needs(request.member);
  }

  @Override
  public MemberPage perform(Permit permit, Request request) {
    String notice =
        switch (request.done) {
          case "quota" -> "The quota holds from the next request on.";
          case "suspended" ->
              "The account is suspended: its keys do nothing, from the next request on.";
          case "active" -> "The account works again.";
          default -> "";
        };
    return pages.member(permit, request.member, false, "", notice);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MemberPage page) {
    return pages.reply(input, page, 200);
  }
}
