package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** The page Users/Computers: the members of a Group, searched and in pages. */
public final class ShowMembers implements ConsoleOperation<ShowMembers.Request, MembersPage> {
  static final String PATH = MembersPage.PATH + "/{group}";

  private final GroupPages pages;

  /** Makes it. */
  public ShowMembers(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group, MemberQuery query) {}

  @Override
  public String name() {
    return "console_show_members";
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
    return new Request(input.account(), pages.group(input), MemberQuery.of(input.query()));
  }

  @Override
  public List<Need> needs(Request request) {
    return GroupPages.needs(request.admin, request.group);
  }

  @Override
  public MembersPage perform(Permit permit, Request request) {
    return pages.members(permit, request.admin, request.group, request.query);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MembersPage page) {
    return pages.reply(input, page, 200);
  }
}
