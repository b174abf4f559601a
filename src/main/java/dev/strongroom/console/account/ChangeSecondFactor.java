package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.util.List;

/**
 * Turns the second factor on or off, or makes new backup codes. Each of these forms carries the
 * password as well as a code (sheet 05 §10, sheet 06 bad input 94).
 */
public final class ChangeSecondFactor
    implements ConsoleOperation<ChangeSecondFactor.Request, SecondFactorOutcome> {
  private final Pages pages;
  private final SecondFactors secondFactors;

  /** Makes it. */
  public ChangeSecondFactor(Pages pages, SecondFactors secondFactors) {
    this.pages = pages;
    this.secondFactors = secondFactors;
  }

  /** What is asked; the sealed secret is that of the page before. */
  record Request(
      Target.OfAccount account,
      String email,
      String sessionId,
      SecondFactorChange change,
      String sealed,
      Secret code,
      boolean passwordGiven) {}

  @Override
  public String name() {
    return "console_change_second_factor";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return SecondFactorPage.PATH + "/{change}";
  }

  @Override
  public Request read(ConsoleInput input) {
    SecondFactorChange change =
        SecondFactorChange.of(input.part("change"))
            .orElseThrow(() -> new Fault(404, "not_found", "There is no such page."));
    return new Request(
        input.account(),
        input.email(),
        input.sessionId(),
        change,
        input.form().raw("setup"),
        new Secret(input.form().raw(CodePage.CODE)),
        // The door has compared whatever stands there; an older confirmation does not count here.
        input.gavePassword());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.SIGN_IN.on(request.account), Action.SET_SECOND_FACTOR.on(request.account));
  }

  @Override
  public SecondFactorOutcome perform(Permit permit, Request request) {
    if (!request.passwordGiven) {
      return wrong(permit, request, "Type the present password too.");
    }
    String code = request.code.reveal();
    try {
      return switch (request.change) {
        case ON ->
            new SecondFactorOutcome.Codes(
                secondFactors.turnOn(
                    permit, request.account, request.sealed, code, request.sessionId));
        case OFF -> {
          secondFactors.turnOff(permit, request.account, code);
          yield new SecondFactorOutcome.Off();
        }
        case CODES ->
            new SecondFactorOutcome.Codes(
                secondFactors.renewBackupCodes(permit, request.account, code));
      };
    } catch (Refusal refused) {
      return wrong(permit, request, String.valueOf(refused.getMessage()));
    }
  }

  private SecondFactorOutcome wrong(Permit permit, Request request, String error) {
    return new SecondFactorOutcome.Wrong(
        SecondFactorPage.of(
            secondFactors, permit, request.account, request.email, request.sealed, error));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SecondFactorOutcome outcome) {
    return switch (outcome) {
      case SecondFactorOutcome.Off unused ->
          Pages.seeOther(SettingsPage.PATH + "?done=second-factor-off");
      case SecondFactorOutcome.Codes(List<Secret> codes) ->
          SecondFactorPage.codes(input, pages, codes);
      case SecondFactorOutcome.Wrong(SecondFactorPage page) -> page.reply(input, pages);
    };
  }
}
