package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.Cookies;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** Ends all of the account's sessions, the one that it comes with included. */
public final class SignOutEverywhere
    implements ConsoleOperation<SignOutEverywhere.Request, SignOutEverywhere.Done> {
  private final Sessions sessions;

  /** Makes it. */
  public SignOutEverywhere(Sessions sessions) {
    this.sessions = sessions;
  }

  record Request(Target.OfAccount account) {}

  record Done(int sessions) {}

  @Override
  public String name() {
    return "console_sign_out_everywhere";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/console/my-settings/sessions/end-all";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MANAGE_SESSIONS.on(request.account));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    return new Done(sessions.endOthers(permit, request.account, ""));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Cookies.withoutSession(input.call(), Pages.seeOther(SignInPage.PATH));
  }
}
