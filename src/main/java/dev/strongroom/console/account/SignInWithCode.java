package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** Begins a session for whoever gave the second factor after the password (sheet 05 §2). */
public final class SignInWithCode implements ConsoleOperation<SignInWithCode.Request, SignedIn> {
  private final Pages pages;
  private final Sessions sessions;
  private final KnownBrowsers browsers;
  private final SecondFactors secondFactors;

  /** Makes it. */
  public SignInWithCode(
      Pages pages, Sessions sessions, KnownBrowsers browsers, SecondFactors secondFactors) {
    this.pages = pages;
    this.sessions = sessions;
    this.browsers = browsers;
    this.secondFactors = secondFactors;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "console_sign_in_with_code";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return CodePage.PATH;
  }

  @Override
  public Proof proof() {
    return Proof.CODE;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_IN.on(request.account));
  }

  @Override
  public SignedIn perform(Permit permit, Request request) {
    long since = secondFactors.sinceMillis(permit, request.account);
    return new SignedIn(
        sessions.begin(permit), browsers.markWithCode(request.account.account(), since));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SignedIn signedIn) {
    return signedIn.reply(input, pages);
  }
}
