package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import java.util.List;

/** The person's own settings: who they are, the password, where they are signed in. */
public final class ShowSettings implements ConsoleOperation<ShowSettings.Request, SettingsPage> {
  private final Pages pages;
  private final Sessions sessions;
  private final SecondFactors secondFactors;

  /** Makes it. */
  public ShowSettings(Pages pages, Sessions sessions, SecondFactors secondFactors) {
    this.pages = pages;
    this.sessions = sessions;
    this.secondFactors = secondFactors;
  }

  record Request(Target.OfAccount account, String email, String sessionId, String done) {}

  @Override
  public String name() {
    return "console_show_settings";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return SettingsPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(), input.email(), input.sessionId(), input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SIGN_IN.on(request.account), Action.MANAGE_SESSIONS.on(request.account));
  }

  @Override
  public SettingsPage perform(Permit permit, Request request) {
    return new SettingsPage(
        request.email,
        request.account.account().value(),
        secondFactors.backupCodesLeft(permit, request.account),
        SettingsRows.of(
            sessions.list(permit, request.account), request.sessionId, permit.decidedAtMillis()),
        "",
        request.done);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, SettingsPage page) {
    return pages.page(200, input, "settings", "My Settings", Place.Page.MY_SETTINGS, page);
  }
}
