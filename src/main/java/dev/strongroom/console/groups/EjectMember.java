package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.KeyPage;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.EjectedMember;
import dev.strongroom.groups.Ejection;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Lets a member out of the Group (sheet 03 §5.4 and §8), with all of its standard keys revoked
 * before if that was asked for.
 */
public final class EjectMember implements ConsoleOperation<EjectMember.Request, MemberPage> {
  static final String PATH = ShowMember.PATH + "/remove";

  private static final int PAGE = 1000;

  private final GroupPages pages;
  private final Ejection ejection;
  private final ApplicationKeys keys;

  /** Makes it. */
  public EjectMember(GroupPages pages, Ejection ejection, ApplicationKeys keys) {
    this.pages = pages;
    this.ejection = ejection;
    this.keys = keys;
  }

  record Request(
      Target.OfAccount admin,
      Target.OfMember member,
      boolean understood,
      boolean revokeKeys,
      Optional<String> email) {}

  @Override
  public String name() {
    return "console_eject_member";
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
        pages.member(input),
        input.form().isOn("understood"),
        input.form().isOn("revoke"),
        input.form().text("email"));
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> needs =
        ShowMember.needs(
            request.member,
            Action.EJECT_GROUP_MEMBER.on(request.member.group()),
            Action.CONFIRM_FOR_MEMBERS.on(request.admin));
    if (request.revokeKeys) {
      needs.add(Action.LIST_MEMBER_KEYS.on(request.member));
      needs.add(Action.DELETE_MEMBER_KEY.on(request.member));
    }
    return needs;
  }

  @Override
  public MemberPage perform(Permit permit, Request request) {
    if (!request.understood) {
      return asking(permit, request, "Tick the box: this cannot be taken back here.");
    }
    MemberPage before = pages.member(permit, request.member, false, "", "");
    try {
      if (request.revokeKeys) {
        // Keys are not gone for an ejection that cannot be.
        ejection.requirePossible(
            permit, request.member.group(), request.member.account().value(), request.email);
        revoke(permit, request.member);
      }
      EjectedMember unused =
          ejection.eject(
              permit, request.member.group(), request.member.account().value(), request.email);
      return before;
    } catch (GroupRefusal refused) {
      return asking(permit, request, String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MemberPage page) {
    return page.asksToEject()
        ? pages.reply(input, page, 422)
        : Pages.seeOther(
            MembersPage.path(page.group().id())
                + (page.member().works() ? "?done=removed" : "?done=removed-stopped"));
  }

  private MemberPage asking(Permit permit, Request request, String error) {
    MemberPage page = pages.member(permit, request.member, true, error, "");
    return new MemberPage(
        page.group(), page.member(), page.limits(), true, request.email.orElse(""), error, "");
  }

  private void revoke(Permit permit, Target.OfMember member) {
    KeyPage page = keys.listOfMember(permit, member, "", PAGE);
    while (!page.keys().isEmpty()) {
      for (ApplicationKey key : page.keys()) {
        revoke(permit, member, key.id());
      }
      page = keys.listOfMember(permit, member, "", PAGE);
    }
  }

  private void revoke(Permit permit, Target.OfMember member, ApplicationKeyId id) {
    try {
      ApplicationKey unused = keys.deleteOfMember(permit, member, id);
    } catch (Refusal refused) {
      if (refused.kind() != Refusal.Kind.KEY_NOT_FOUND) {
        throw refused;
      }
      // Somebody else deleted it meanwhile, which is what is wanted.
    }
  }
}
