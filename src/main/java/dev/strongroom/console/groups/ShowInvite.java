package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.stream.Stream;

/** The page Invite & Approve of one Group (sheet 05 §9). */
public final class ShowInvite implements ConsoleOperation<ShowInvite.Request, InvitePage> {
  static final String PATH = InvitePage.PATH + "/{group}";

  private final GroupPages pages;

  /** Makes it. */
  public ShowInvite(GroupPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group, String done) {}

  /** What the page needs, whatever is done besides. */
  static List<Need> needs(Target.OfAccount admin, Target.OfGroup group, Need... more) {
    return GroupPages.needs(
        admin,
        group,
        Stream.concat(Stream.of(Action.APPROVE_MEMBERS.on(group)), Stream.of(more))
            .toArray(Need[]::new));
  }

  @Override
  public String name() {
    return "console_show_invite";
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
    return new Request(input.account(), pages.group(input), input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return needs(request.admin, request.group);
  }

  @Override
  public InvitePage perform(Permit permit, Request request) {
    String notice =
        switch (request.done) {
          case "invited" -> "They may join by the link without being approved. Pass it on to them.";
          case "withdrawn" -> "The invitation is taken back.";
          case "accepted" -> "The account is a member now.";
          case "denied" -> "The request is declined.";
          case "renewed" -> "The link before leads nowhere any more. Pass on the new one.";
          case "policy" -> "The join policy holds from now on.";
          case "myself" -> "Your own account is a member now.";
          default -> "";
        };
    return pages.invite(permit, request.admin, request.group, InviteForm.EMPTY, notice);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, InvitePage page) {
    return pages.reply(input, page, 200);
  }
}
