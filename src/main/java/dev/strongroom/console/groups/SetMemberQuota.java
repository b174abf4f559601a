package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Quotas;
import dev.strongroom.model.Quota;
import java.util.List;

/** Bounds what a member of a managed Group may hold; an extension. */
public final class SetMemberQuota implements ConsoleOperation<SetMemberQuota.Request, MemberPage> {
  private final GroupPages pages;
  private final Quotas quotas;

  /** Makes it. */
  public SetMemberQuota(GroupPages pages, Quotas quotas) {
    this.pages = pages;
    this.quotas = quotas;
  }

  record Request(Target.OfMember member, QuotaForm typed) {}

  @Override
  public String name() {
    return "console_set_member_quota";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowMember.PATH + "/quota";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.member(input), QuotaForm.typed(input.form()));
  }

  @Override
  public List<Need> needs(Request request) {
    return ShowMember.needs(request.member, Action.SET_MEMBER_QUOTA.on(request.member));
  }

  @Override
  public MemberPage perform(Permit permit, Request request) {
    request
        .typed
        .quota()
        .ifPresent(quota -> {
          Quota unused = quotas.setOfMember(permit, request.member, quota);
        });
    return pages.member(permit, request.member, false, "", "").withLimits(request.typed);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, MemberPage page) {
    return page.limits().isWrong()
        ? pages.reply(input, page, 422)
        : Pages.seeOther(page.path() + "?done=quota");
  }
}
