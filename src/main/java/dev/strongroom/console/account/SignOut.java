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

/** Ends the session that it comes with. */
public final class SignOut implements ConsoleOperation<SignOut.Request, SignOut.Done> {
  private final Sessions sessions;

  /** Makes it. */
  public SignOut(Sessions sessions) {
    this.sessions = sessions;
  }

  record Request(String sessionId) {}

  record Done() {}

  @Override
  public String name() {
    return "console_sign_out";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/sign-out";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.sessionId());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_OUT.on(Target.OfServer.INSTANCE));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    sessions.endOwn(permit, request.sessionId);
    return new Done();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Cookies.withoutSession(input.call(), Pages.seeOther(SignInPage.PATH))
        .with("Clear-Site-Data", "\"cache\", \"storage\"");
  }
}
