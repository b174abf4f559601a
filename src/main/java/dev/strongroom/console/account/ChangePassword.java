package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.model.Account;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Gives the account another password and ends all its other sessions. The form carries the present
 * password as the one that confirms.
 */
public final class ChangePassword
    implements ConsoleOperation<ChangePassword.Request, SettingsPage> {
  private final Pages pages;
  private final Sessions sessions;
  private final Accounts accounts;
  private final SecondFactors secondFactors;

  /** Makes it. */
  public ChangePassword(
      Pages pages, Sessions sessions, Accounts accounts, SecondFactors secondFactors) {
    this.pages = pages;
    this.sessions = sessions;
    this.accounts = accounts;
    this.secondFactors = secondFactors;
  }

  record Request(
      Target.OfAccount account,
      String email,
      String sessionId,
      Secret wanted,
      boolean typedTwice,
      boolean presentGiven) {}

  @Override
  public String name() {
    return "console_change_password";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/console/my-settings/password";
  }

  @Override
  public Request read(ConsoleInput input) {
    String wanted = input.form().raw("new-password");
    boolean same =
        MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.UTF_8),
            input.form().raw("new-password-again").getBytes(StandardCharsets.UTF_8));
    // The door has compared whatever stands there; an older confirmation does not count here.
    boolean presentGiven = input.gavePassword();
    return new Request(
        input.account(), input.email(), input.sessionId(), new Secret(wanted), same, presentGiven);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.SIGN_IN.on(request.account),
        Action.SET_PASSWORD.on(request.account),
        Action.MANAGE_SESSIONS.on(request.account));
  }

  @Override
  public SettingsPage perform(Permit permit, Request request) {
    String error = change(permit, request);
    return new SettingsPage(
        request.email,
        request.account.account().value(),
        secondFactors.backupCodesLeft(permit, request.account),
        SettingsRows.of(
            sessions.list(permit, request.account), request.sessionId, permit.decidedAtMillis()),
        error,
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SettingsPage page) {
    return page.problem().isEmpty()
        ? Pages.seeOther(SettingsPage.PATH + "?done=password-changed")
        : pages.page(422, input, "settings", "My Settings", Place.Page.MY_SETTINGS, page);
  }

  private String change(Permit permit, Request request) {
    if (!request.presentGiven) {
      return "Type the present password too.";
    }
    if (!request.typedTwice) {
      return "The two new passwords differ. Type the same one twice.";
    }
    try {
      Account unused =
          accounts.setPassword(permit, request.account, request.wanted.reveal(), request.sessionId);
      return "";
    } catch (Refusal refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
