package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.Account;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Suspends a member's account ({@code suspended}) or lets it work again ({@code active}): its
 * credentials follow from the next request on.
 */
final class SetMemberState implements ExtensionOperation<SetMemberState.Request, Account.State> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/members/([^/]+)/state");

  private final AccountStates states;
  private final GroupNames names;

  SetMemberState(AccountStates states, GroupNames names) {
    this.states = states;
    this.names = names;
  }

  record Request(Target.OfMember member, boolean suspended) {}

  @Override
  public String name() {
    return "set_member_state";
  }

  @Override
  public String method() {
    return "PUT";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    String state = input.fields("state").requiredText("state");
    boolean suspended =
        switch (state) {
          case "suspended" -> true;
          case "active" -> false;
          default -> throw Refusal.illegalValue("state must be suspended or active");
        };
    return new Request(input.member(names), suspended);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SUSPEND_MEMBER.on(request.member));
  }

  @Override
  public Account.State perform(Permit permit, Request request) {
    return states.suspendMember(permit, request.member, request.suspended);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, Account.State state) {
    return ExtensionAnswers.json(200, json -> ExtensionJson.state(json, state));
  }
}
