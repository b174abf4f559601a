package dev.strongroom.api.partner;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.groups.EjectedMember;
import dev.strongroom.groups.Ejection;
import dev.strongroom.groups.GroupNames;
import java.util.List;
import java.util.Optional;

/** b2_eject_group_member: lets an account out of its Group, with its keys (sheet 03 §5.4). */
final class EjectGroupMember implements PartnerOperation<EjectGroupMember.Request, EjectedMember> {
  private final Ejection ejection;
  private final GroupNames names;
  private final MemberJson memberJson;

  EjectGroupMember(Ejection ejection, GroupNames names, MemberJson memberJson) {
    this.ejection = ejection;
    this.names = names;
    this.memberJson = memberJson;
  }

  record Request(Target.OfGroup group, String member, Optional<String> email) {}

  @Override
  public String name() {
    return "b2_eject_group_member";
  }

  @Override
  public Request read(PartnerInput input) {
    Fields fields = input.fields();
    return new Request(
        input.group(names, fields), fields.requiredText("memberAccountId"), fields.text("email"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.EJECT_GROUP_MEMBER.on(request.group));
  }

  @Override
  public EjectedMember perform(Permit permit, Request request) {
    return ejection.eject(permit, request.group, request.member, request.email);
  }

  @Override
  public Reply reply(PartnerInput input, Permit permit, EjectedMember ejected) {
    return PartnerAnswers.json(json ->
        memberJson.write(
            json, input.version(), ejected.group(), ejected.membership(), Optional.empty(), false));
  }
}
