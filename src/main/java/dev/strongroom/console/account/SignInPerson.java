package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.Need;
import dev.strongroom.access.PendingSignIns;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Secret;
import java.util.List;

/**
 * Begins a session for whoever gave the address and password of an account (sheet 05 §2), or asks
 * for the second factor where there is one. A session that the browser had before is not used
 * again.
 */
public final class SignInPerson implements ConsoleOperation<SignInPerson.Request, SignInOutcome> {
  private final Pages pages;
  private final Sessions sessions;
  private final KnownBrowsers browsers;
  private final SecondFactors secondFactors;
  private final PendingSignIns pending;

  /** Makes it. */
  public SignInPerson(
      Pages pages,
      Sessions sessions,
      KnownBrowsers browsers,
      SecondFactors secondFactors,
      PendingSignIns pending) {
    this.pages = pages;
    this.sessions = sessions;
    this.browsers = browsers;
    this.secondFactors = secondFactors;
    this.pending = pending;
  }

  record Request(Target.OfAccount account) {}

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
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_IN.on(request.account));
  }

  @Override
  public SignInOutcome perform(Permit permit, Request request) {
    if (secondFactors.isOn(permit, request.account)) {
      return new SignInOutcome.CodeNeeded(pending.begin(permit));
    }
    return new SignInOutcome.Begun(
        new SignedIn(sessions.begin(permit), browsers.mark(request.account.account())));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SignInOutcome outcome) {
    return switch (outcome) {
      case SignInOutcome.Begun(SignedIn signedIn) -> signedIn.reply(input, pages);
      case SignInOutcome.CodeNeeded(Secret ticket) ->
          pages.plainPage(
              200,
              input.call().secure(),
              "signincode",
              "Two-Factor Verification",
              CodePage.of(ticket, "", input.form()));
    };
  }
}
