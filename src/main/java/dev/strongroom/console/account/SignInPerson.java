package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.Cookies;
import dev.strongroom.console.page.Form.Field;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Secret;
import java.util.List;

/**
 * Begins a session for whoever gave the address and password of an account (sheet 05 §2). A session
 * that the browser had before is not used again.
 */
public final class SignInPerson
    implements ConsoleOperation<SignInPerson.Request, SignInPerson.SignedIn> {
  private final Pages pages;
  private final Sessions sessions;
  private final KnownBrowsers browsers;

  /** Makes it. */
  public SignInPerson(Pages pages, Sessions sessions, KnownBrowsers browsers) {
    this.pages = pages;
    this.sessions = sessions;
    this.browsers = browsers;
  }

  record Request(Target.OfAccount account, String next, String resumePath, List<Field> resumed) {}

  record SignedIn(Request request, Secret session, String browserMark) {}

  @Override
  public String name() {
    return "console_sign_in";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return SignInPage.PATH;
  }

  @Override
  public Proof proof() {
    return Proof.PASSWORD;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(),
        SignInPage.ownPath(input.form().raw("next")),
        SignInPage.ownPath(input.form().raw("resume-path")),
        SignInPage.resumed(input.form()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_IN.on(request.account));
  }

  @Override
  public SignedIn perform(Permit permit, Request request) {
    return new SignedIn(request, sessions.begin(permit), browsers.mark(request.account.account()));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SignedIn signedIn) {
    Request request = signedIn.request;
    String token = signedIn.session.reveal();
    Reply reply;
    if (request.resumePath.isEmpty()) {
      reply = Pages.seeOther(request.next.isEmpty() ? SignInPage.START : request.next);
    } else {
      ResumePage page =
          new ResumePage(request.resumePath, request.resumed, ConsoleInput.proofOf(token));
      reply = pages.plainPage(200, input.call().secure(), "resume", "You are signed in", page);
    }
    Reply marked = Cookies.withBrowserMark(input.call(), reply, signedIn.browserMark);
    return Cookies.withSession(input.call(), marked, token);
  }
}
