package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Joining;
import java.util.List;

/** Joins a Group by its link, or asks to (sheet 03 §8). */
public final class JoinGroup implements ConsoleOperation<JoinGroup.Request, JoinPage> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public JoinGroup(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfAccount account, String link, boolean understood) {}

  @Override
  public String name() {
    return "console_join_group";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowJoin.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.part("link"), input.form().isOn("understood"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LOOK_AT_GROUP_LINK.on(request.account), Action.JOIN_GROUP.on(request.account));
  }

  @Override
  public JoinPage perform(Permit permit, Request request) {
    JoinPage before = ShowJoin.page(joining, permit, request.account, request.link, "");
    if (before.managed() && !request.understood) {
      return new JoinPage(
          before.name(),
          true,
          before.standing(),
          before.link(),
          "Tick the box: the admins of this Group may act in your account.");
    }
    Joining.Standing unused = joining.join(permit, request.account, request.link);
    return before;
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, JoinPage page) {
    return page.error().isEmpty()
        ? Pages.seeOther(JoinPage.PATH + "/" + page.link())
        : pages.reply(input, page, 422);
  }
}
