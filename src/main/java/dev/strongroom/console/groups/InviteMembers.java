package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Joining;
import dev.strongroom.groups.NewMember;
import java.util.List;
import java.util.stream.Stream;

/** Invites the owners of addresses into a Group (sheet 03 §8). */
public final class InviteMembers implements ConsoleOperation<InviteMembers.Request, InvitePage> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public InviteMembers(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(Target.OfAccount admin, Target.OfGroup group, String typed) {}

  @Override
  public String name() {
    return "console_invite_members";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), pages.group(input), input.form().raw("emails"));
  }

  @Override
  public List<Need> needs(Request request) {
    return ShowInvite.needs(request.admin, request.group);
  }

  @Override
  public InvitePage perform(Permit permit, Request request) {
    List<String> emails =
        Stream.of(request.typed.split("[\\s,;]+")).filter(email -> !email.isEmpty()).toList();
    String error = wrong(emails);
    if (error.isEmpty()) {
      joining.invite(permit, request.group, emails);
    }
    return pages.invite(
        permit, request.admin, request.group, InviteForm.ofEmails(request.typed, error), "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, InvitePage page) {
    return page.emailsError().isEmpty()
        ? Pages.seeOther(InvitePage.path(page.group().id()) + "?done=invited")
        : pages.reply(input, page, 422);
  }

  private static String wrong(List<String> emails) {
    if (emails.isEmpty() || emails.size() > Joining.MOST_SHOWN) {
      return "1 to " + Joining.MOST_SHOWN + " addresses are invited at once.";
    }
    List<String> wrong = emails.stream().filter(email -> !NewMember.isAddress(email)).toList();
    return wrong.isEmpty()
        ? ""
        : "Nobody was invited. Not a valid address: " + InviteForm.named(wrong);
  }
}
