package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.keys.Reveal;
import dev.strongroom.groups.CreatedMember;
import dev.strongroom.groups.Members;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/** Makes a member and shows its first key, once: b2_create_group_member with a form. */
public final class CreateMember implements ConsoleOperation<CreateMember.Request, MembersPage> {
  static final String PATH = ShowMembers.PATH + "/new";

  private final GroupPages pages;
  private final Members members;

  /** Makes it. */
  public CreateMember(GroupPages pages, Members members) {
    this.pages = pages;
    this.members = members;
  }

  record Request(
      Target.OfAccount admin,
      Target.OfGroup group,
      String email,
      Optional<String> region,
      String once) {}

  @Override
  public String name() {
    return "console_create_member";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(),
        pages.group(input),
        input.form().raw("memberEmail").strip(),
        input.form().text("region"),
        input.form().raw("once"));
  }

  @Override
  public List<Need> needs(Request request) {
    return GroupPages.needs(
        request.admin,
        request.group,
        Action.CREATE_GROUP_MEMBER.on(request.group),
        Action.CONFIRM_FOR_MEMBERS.on(request.admin));
  }

  @Override
  public MembersPage perform(Permit permit, Request request) {
    MembersPage page = pages.members(permit, request.admin, request.group, MemberQuery.FIRST);
    if (!page.group().takesCreatedMembers()) {
      return page;
    }
    if (!pages.once().use(request.admin.account().value(), request.once)) {
      throw Refusal.illegalValue(
          "This member was made already, and its key is not shown again. Manage its account to make"
              + " another key.");
    }
    try {
      CreatedMember made =
          members.create(permit, request.group, request.email, request.region, Optional.empty());
      return with(pages.members(permit, request.admin, request.group, MemberQuery.FIRST), made);
    } catch (GroupRefusal refused) {
      pages.once().giveBack(request.admin.account().value(), request.once);
      String what = String.valueOf(refused.getMessage());
      boolean aboutEmail = refused.kind() == GroupRefusal.Kind.EMAIL_NOT_USABLE;
      return ShowNewMember.with(
          pages.members(permit, request.admin, request.group, MemberQuery.FIRST),
          new MembersPage.NewMemberForm(
              request.email,
              request.region.orElse(""),
              pages.regions(),
              aboutEmail ? what : "",
              aboutEmail ? "" : what,
              pages.once().mark()));
    }
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MembersPage page) {
    return pages.reply(input, page, page.made().isPresent() ? 200 : 422);
  }

  private MembersPage with(MembersPage page, CreatedMember made) {
    Reveal reveal =
        Reveal.of(
            made.keyId(), made.secret(), "default", pages.endpoints(), pages.region(), "BUCKET");
    return new MembersPage(
        page.groups(),
        page.group(),
        page.members(),
        "",
        page.next(),
        true,
        Optional.empty(),
        Optional.of(
            new MembersPage.Made(
                made.membership().email(), made.membership().accountId().value(), reveal)),
        "");
  }
}
