package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.GroupId;
import java.util.List;
import java.util.Optional;

/**
 * Goes back from the account of a member into one's own, to the members of that Group (sheet 03
 * §8).
 */
public final class BackToAdminView
    implements ConsoleOperation<BackToAdminView.Request, BackToAdminView.Done> {
  private final Sessions sessions;

  /** Makes it. */
  public BackToAdminView(Sessions sessions) {
    this.sessions = sessions;
  }

  record Request(String sessionId) {}

  record Done(Optional<GroupId> group) {}

  @Override
  public String name() {
    return "console_back_to_admin_view";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/console/back-to-admin-view";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.sessionId());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LEAVE_MANAGED_VIEW.on(Target.OfServer.INSTANCE));
  }

  @Override
  public BackToAdminView.Done perform(Permit permit, Request request) {
    return new Done(sessions.backToOwn(permit, request.sessionId));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BackToAdminView.Done done) {
    return Pages.seeOther(
        done.group.map(GroupId::value).map(MembersPage::path).orElse(MembersPage.PATH));
  }
}
