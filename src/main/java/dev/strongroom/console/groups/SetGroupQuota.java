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

/** Bounds what the members of a managed Group may hold together; an extension. */
public final class SetGroupQuota implements ConsoleOperation<SetGroupQuota.Request, GroupPage> {
  private final GroupPages pages;
  private final Quotas quotas;

  /** Makes it. */
  public SetGroupQuota(GroupPages pages, Quotas quotas) {
    this.pages = pages;
    this.quotas = quotas;
  }

  record Request(Target.OfGroup group, QuotaForm typed) {}

  @Override
  public String name() {
    return "console_set_group_quota";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowGroup.PATH + "/quota";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(pages.group(input), QuotaForm.typed(input.form()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_GROUP_MEMBERS.on(request.group), Action.SET_GROUP_QUOTA.on(request.group));
  }

  @Override
  public GroupPage perform(Permit permit, Request request) {
    request
        .typed
        .quota()
        .ifPresent(quota -> {
          Quota unused = quotas.setOfGroup(permit, request.group, quota);
        });
    return pages.group(permit, request.group, "").withLimits(request.typed);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, GroupPage page) {
    return page.limits().isWrong()
        ? pages.reply(input, page, 422)
        : Pages.seeOther(GroupsPage.PATH + "/" + page.group().id() + "?done=updated");
  }
}
