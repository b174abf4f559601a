package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.CreatedMember;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.Members;
import java.util.List;
import java.util.Optional;

/** Makes a member of a Group that the account administers, as the account itself could. */
final class CreateGroupMember
    implements ControlOperation<CreateGroupMember.Request, CreatedMember> {
  private final Members members;
  private final GroupNames names;

  CreateGroupMember(Members members, GroupNames names) {
    this.members = members;
    this.names = names;
  }

  record Request(Target.OfGroup group, String email, Optional<String> region) {}

  @Override
  public String name() {
    return "create_group_member";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(
        names.group(input.id(), input.id(), input.requiredText("groupId")),
        input.requiredText("email"),
        input.text("region"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_GROUP_MEMBER.on(request.group));
  }

  @Override
  public CreatedMember perform(Permit permit, Request request) {
    return members.create(permit, request.group, request.email, request.region, Optional.empty());
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, CreatedMember created) {
    return ControlAnswers.json(json ->
        json.text("accountId", created.membership().accountId().value())
            .text("applicationKey", created.secret().reveal())
            .text("applicationKeyId", created.keyId().value())
            .text("email", created.membership().email())
            .text("region", created.membership().region()));
  }
}
