package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** Ends one of the account's sessions. */
public final class EndSession implements ConsoleOperation<EndSession.Request, EndSession.Done> {
  private final Sessions sessions;

  /** Makes it. */
  public EndSession(Sessions sessions) {
    this.sessions = sessions;
  }

  record Request(Target.OfAccount account, String sessionId) {}

  record Done() {}

  @Override
  public String name() {
    return "console_end_session";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/console/my-settings/sessions/{session}/end";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.part("session"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MANAGE_SESSIONS.on(request.account));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    sessions.end(permit, request.account, request.sessionId);
    return new Done();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Pages.seeOther(SettingsPage.PATH + "?done=session-ended#sessions");
  }
}
