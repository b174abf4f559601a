package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** The page to sign in. */
public final class ShowSignIn implements ConsoleOperation<ShowSignIn.Request, SignInPage> {
  private final Pages pages;

  /** Makes it. */
  public ShowSignIn(Pages pages) {
    this.pages = pages;
  }

  record Request(SignInPage page) {}

  @Override
  public String name() {
    return "console_show_sign_in";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return SignInPage.PATH;
  }

  @Override
  public Proof proof() {
    return Proof.NONE;
  }

  @Override
  public Request read(ConsoleInput input) {
    String next = SignInPage.ownPath(input.query().raw("next"));
    return new Request(new SignInPage("", "", next, "", List.of(), input.isUnprotected()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SEE_PUBLIC_PAGE.on(Target.OfServer.INSTANCE));
  }

  @Override
  public SignInPage perform(Permit permit, Request request) {
    return request.page;
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SignInPage page) {
    return pages.plainPage(200, input.call().secure(), "signin", "Sign in", page);
  }
}
