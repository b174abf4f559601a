package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** Asks who a new member is to be. */
public final class ShowNewMember implements ConsoleOperation<ShowNewMember.Request, MembersPage> {
  private final GroupPages pages;

  /** Makes it. */
  public ShowNewMember(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group) {}

  /** The page with the form; without it where no member can be created, which the page says. */
  static MembersPage with(MembersPage page, MembersPage.NewMemberForm form) {
    return new MembersPage(
        page.groups(),
        page.group(),
        page.members(),
        page.search(),
        page.next(),
        page.isFirst(),
        page.group().takesCreatedMembers() ? Optional.of(form) : Optional.empty(),
        Optional.empty(),
        "");
  }

  @Override
  public String name() {
    return "console_show_new_member";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return CreateMember.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), pages.group(input));
  }

  @Override
  public List<Need> needs(Request request) {
    return GroupPages.needs(request.admin, request.group);
  }

  @Override
  public MembersPage perform(Permit permit, Request request) {
    return with(
        pages.members(permit, request.admin, request.group, MemberQuery.FIRST),
        new MembersPage.NewMemberForm("", "", pages.regions(), "", "", pages.once().mark()));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MembersPage page) {
    return pages.reply(input, page, 200);
  }
}
