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

/**
 * Leads from a page that each Group has one of to that of the Group that was chosen, or of the
 * first; who has none is led to where one is made.
 */
public final class ChooseGroup
    implements ConsoleOperation<ChooseGroup.Request, Optional<GroupRow>> {
  private final GroupPages pages;
  private final PageOfGroup of;

  /** Makes it for one of the two. */
  public ChooseGroup(GroupPages pages, PageOfGroup of) {
    this.pages = pages;
    this.of = of;
  }

  record Request(Target.OfAccount admin, String chosen) {}

  @Override
  public String name() {
    return switch (of) {
      case MEMBERS -> "console_choose_group";
      case INVITATIONS -> "console_choose_invite";
    };
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return switch (of) {
      case MEMBERS -> MembersPage.PATH;
      case INVITATIONS -> InvitePage.PATH;
    };
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
  public Optional<GroupRow> perform(Permit permit, Request request) {
    return pages.allGroups(permit, request.admin).stream()
        .filter(group -> request.chosen.isEmpty() || group.id().equals(request.chosen))
        .findFirst();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Optional<GroupRow> chosen) {
    return Pages.seeOther(chosen.map(group -> path() + "/" + group.id()).orElse(GroupsPage.PATH));
  }
}
