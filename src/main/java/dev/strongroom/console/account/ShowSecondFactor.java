package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import java.util.List;

/** The page of the second factor. What it gives to an app is not in force by being shown. */
public final class ShowSecondFactor
    implements ConsoleOperation<ShowSecondFactor.Request, SecondFactorPage> {
  private final Pages pages;
  private final SecondFactors secondFactors;

  /** Makes it. */
  public ShowSecondFactor(Pages pages, SecondFactors secondFactors) {
    this.pages = pages;
    this.secondFactors = secondFactors;
  }

  record Request(Target.OfAccount account, String email) {}

  @Override
  public String name() {
    return "console_show_second_factor";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return SecondFactorPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.email());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_IN.on(request.account));
  }

  @Override
  public SecondFactorPage perform(Permit permit, Request request) {
    return SecondFactorPage.of(secondFactors, permit, request.account, request.email, "", "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SecondFactorPage page) {
    return page.reply(input, pages);
  }
}
