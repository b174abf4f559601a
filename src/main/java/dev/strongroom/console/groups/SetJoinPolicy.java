package dev.strongroom.console.groups;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.groups.Joining;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.Group;
import dev.strongroom.model.JoinPolicy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says by which rules people join a Group (sheet 03 §8). */
public final class SetJoinPolicy implements ConsoleOperation<SetJoinPolicy.Request, InvitePage> {
  private final GroupPages pages;
  private final Joining joining;

  /** Makes it. */
  public SetJoinPolicy(GroupPages pages, Joining joining) {
    this.pages = pages;
    this.joining = joining;
  }

  record Request(
      Target.OfAccount admin, Target.OfGroup group, JoinPolicy policy, List<String> domains) {}

  @Override
  public String name() {
    return "console_set_join_policy";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return ShowInvite.PATH + "/policy";
  }

  @Override
  public Request read(ConsoleInput input) {
    JoinPolicy policy =
        Stream.of(JoinPolicy.values())
            .filter(one -> one.name().equals(input.form().raw("policy")))
            .findFirst()
            .orElse(JoinPolicy.RESTRICTED);
    List<String> domains =
        policy == JoinPolicy.ACCEPTED_DOMAINS
            ? Stream.of(input.form().raw("domains").toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(domain -> !domain.isEmpty())
                .toList()
            : List.of();
    return new Request(input.account(), pages.group(input), policy, domains);
  }

  @Override
  public List<Need> needs(Request request) {
    return ShowInvite.needs(request.admin, request.group);
  }

  @Override
  public InvitePage perform(Permit permit, Request request) {
    String error = wrong(request);
    if (error.isEmpty()) {
      Group unused = joining.setPolicy(permit, request.group, request.policy, request.domains);
    }
    return pages.invite(
        permit,
        request.admin,
        request.group,
        InviteForm.ofPolicy(request.policy.name(), String.join(" ", request.domains), error),
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, InvitePage page) {
    return page.domainsError().isEmpty()
        ? Pages.seeOther(InvitePage.path(page.group().id()) + "?done=policy")
        : pages.reply(input, page, 422);
  }

  private static String wrong(Request request) {
    if (request.policy == JoinPolicy.ACCEPTED_DOMAINS && request.domains.isEmpty()) {
      return "Name the domains, such as example.com, with spaces between.";
    }
    List<String> wrong =
        request.domains.stream().filter(domain -> !NewGroup.isDomain(domain)).toList();
    return wrong.isEmpty()
        ? ""
        : "The policy is as it was. Not a domain, such as example.com: " + InviteForm.named(wrong);
  }
}
