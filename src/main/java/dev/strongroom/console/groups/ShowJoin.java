package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.groups.Joining;
import dev.strongroom.model.GroupRefusal;
import java.util.List;

/**
 * What a Group is that somebody has the link of, and what joining it means (sheet 03 §1 and §8).
 */
public final class ShowJoin implements ConsoleOperation<ShowJoin.Request, JoinPage> {
  static final String PATH = JoinPage.PATH + "/{link}";

  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public ShowJoin(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfAccount account, String link) {}

  /** The page; throws {@link GroupRefusal} when the link leads nowhere. */
  static JoinPage page(
      Joining joining, Permit permit, Target.OfAccount account, String link, String error) {
    Joining.Door door =
        joining
            .look(permit, account, link)
            .orElseThrow(() ->
                new GroupRefusal(
                    GroupRefusal.Kind.GROUP_NOT_FOUND,
                    "This link leads nowhere, or not any more. Ask for a new one."));
    return new JoinPage(door.group().name(), door.group().managed(), door.standing(), link, error);
  }

  @Override
  public String name() {
    return "console_show_join";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.part("link"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LOOK_AT_GROUP_LINK.on(request.account));
  }

  @Override
  public JoinPage perform(Permit permit, Request request) {
    return page(joining, permit, request.account, request.link, "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, JoinPage page) {
    return pages.reply(input, page, 200);
  }
}
