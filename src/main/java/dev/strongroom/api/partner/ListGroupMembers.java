package dev.strongroom.api.partner;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.MemberPage;
import dev.strongroom.groups.Members;
import dev.strongroom.model.GroupRefusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** b2_list_group_members: a Group's members in the order of their addresses (sheet 03 §5.2). */
final class ListGroupMembers implements PartnerOperation<ListGroupMembers.Request, MemberPage> {
  private static final int STANDARD_COUNT = 100;
  private static final int MAXIMUM_COUNT = 1000;

  private final Members members;
  private final GroupNames names;
  private final MemberJson memberJson;

  ListGroupMembers(Members members, GroupNames names, MemberJson memberJson) {
    this.members = members;
    this.names = names;
    this.memberJson = memberJson;
  }

  record Request(Target.OfGroup group, String startEmail, int count) {}

  @Override
  public String name() {
    return "b2_list_group_members";
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public Request read(PartnerInput input) {
    Fields fields = input.fields();
    return new Request(
        input.group(names, fields),
        fields.text("startEmail").orElse(""),
        count(fields.number("maxMemberCount").orElse(0)));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUP_MEMBERS.on(request.group));
  }

  @Override
  public MemberPage perform(Permit permit, Request request) {
    return members.list(permit, request.group, request.startEmail, request.count);
  }

  @Override
  public Reply reply(PartnerInput input, Permit permit, MemberPage page) {
    return PartnerAnswers.json(json ->
        json.text("groupId", page.group().id().value())
            .objects(
                "groupMembers",
                page.members(),
                (one, member) ->
                    memberJson.write(
                        one,
                        input.version(),
                        page.group(),
                        member.membership(),
                        Optional.of(() ->
                            MemberJson.totals(one, member.totals(), member.countedAtMillis())),
                        true))
            .text("groupName", page.group().name())
            .text("nextEmail", page.nextEmail().orElse(null)));
  }

  private static int count(long asked) {
    if (asked < 0 || asked > MAXIMUM_COUNT) {
      throw new GroupRefusal(
          GroupRefusal.Kind.COUNT_OUT_OF_RANGE, "maxMemberCount must be 0 to " + MAXIMUM_COUNT);
    }
    return asked == 0 ? STANDARD_COUNT : (int) asked;
  }
}
