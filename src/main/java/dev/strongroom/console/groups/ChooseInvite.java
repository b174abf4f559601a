package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import java.util.List;
import java.util.Optional;

/** The page Invite & Approve of the first Group, when none is chosen. */
public final class ChooseInvite implements ConsoleOperation<ChooseInvite.Request, InvitePage> {
  private final GroupPages pages;

  /** Makes it. */
  public ChooseInvite(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, String chosen) {}

  @Override
  public String name() {
    return "console_choose_invite";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return InvitePage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.query().text("group").orElse(""));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUPS.on(request.admin));
  }

  @Override
  public InvitePage perform(Permit permit, Request request) {
    List<GroupRow> all = pages.allGroups(permit, request.admin);
    Optional<GroupRow> chosen =
        all.stream()
            .filter(group -> request.chosen.isEmpty() || group.id().equals(request.chosen))
            .findFirst();
    return new InvitePage(all, chosen, "", "", "", List.of(), List.of(), "", "", "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, InvitePage page) {
    return page.group()
        .map(group -> Pages.seeOther(InvitePage.path(group.id())))
        .orElseGet(() -> pages.reply(input, page, 200));
  }
}
