package dev.strongroom.console.activity;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** The page Activity: changes, denials and sign-ins, newest first (sheet 05 §13 no. 12). */
public final class ShowActivity implements ConsoleOperation<ShowActivity.Request, ActivityPage> {
  private final ActivityPages pages;

  /** Makes it. */
  public ShowActivity(ActivityPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, ActivityQuery query) {}

  @Override
  public String name() {
    return "console_show_activity";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return ActivityPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), ActivityQuery.of(input.query()));
  }

  @Override
  public List<Need> needs(Request request) {
    return ActivityPages.needs(request.account);
  }

  @Override
  public ActivityPage perform(Permit permit, Request request) {
    return pages.list(permit, request.account, request.query);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, ActivityPage page) {
    return pages.reply(input, page);
  }
}
