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

/** Leads on from the addresses that older guides name (sheet 05 §1), and from the bare address. */
public final class FollowOldPath
    implements ConsoleOperation<FollowOldPath.Request, FollowOldPath.Done> {
  private final String from;
  private final String to;

  private FollowOldPath(String from, String to) {
    this.from = from;
    this.to = to;
  }

  record Request() {}

  record Done() {}

  /** One for each address. */
  public static List<FollowOldPath> all() {
    return List.of(
        new FollowOldPath("/", SignInPage.START),
        new FollowOldPath("/console", SignInPage.START),
        new FollowOldPath("/app_keys.htm", "/console/application-keys"),
        new FollowOldPath("/b2_buckets.htm", "/console/buckets"),
        new FollowOldPath("/reports.htm", "/console/reports"),
        new FollowOldPath("/user_signin.htm", SignInPage.PATH));
  }

  @Override
  public String name() {
    return "console_follow_old_path";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return from;
  }

  @Override
  public Proof proof() {
    return Proof.NONE;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request();
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SEE_PUBLIC_PAGE.on(Target.OfServer.INSTANCE));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    return new Done();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Pages.seeOther(to);
  }
}
