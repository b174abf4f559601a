package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.MemberDetails;
import dev.strongroom.groups.Members;
import java.util.List;
import java.util.regex.Pattern;

/** A member with its state and with what it holds at this moment. */
final class ReadMember implements ExtensionOperation<ReadMember.Request, MemberDetails> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/members/([^/]+)");

  private final Members members;
  private final GroupNames names;

  ReadMember(Members members, GroupNames names) {
    this.members = members;
    this.names = names;
  }

  record Request(Target.OfMember member) {}

  @Override
  public String name() {
    return "read_member";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    return new Request(input.member(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_MEMBER.on(request.member));
  }

  @Override
  public MemberDetails perform(Permit permit, Request request) {
    return members.details(permit, request.member);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, MemberDetails details) {
    return ExtensionAnswers.json(
        200,
        json -> {
          json.text("accountId", details.membership().accountId().value())
              .text("email", details.membership().email())
              .text("groupId", details.membership().groupId().value())
              .number("memberSinceTimestamp", details.membership().sinceMillis());
          ExtensionJson.quota(json, details.quota());
          json.text("region", details.membership().region());
          ExtensionJson.state(json, details.state());
          ExtensionJson.totals(json, details.totals());
        });
  }
}
