package dev.strongroom.api.partner;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.IdempotencyHeader;
import dev.strongroom.groups.CreatedMember;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.Members;
import dev.strongroom.model.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/**
 * b2_create_group_member: makes an account in a Group and shows the secret of its first key, once
 * (sheet 03 §5.3). With an Idempotency-Key, which B2 does not know, it may be repeated (§4).
 */
final class CreateGroupMember
    implements PartnerOperation<CreateGroupMember.Request, CreatedMember> {
  private final Members members;
  private final GroupNames names;
  private final MemberJson memberJson;

  CreateGroupMember(Members members, GroupNames names, MemberJson memberJson) {
    this.members = members;
    this.names = names;
    this.memberJson = memberJson;
  }

  record Request(
      Target.OfGroup group,
      String email,
      Optional<String> region,
      Optional<IdempotencyKey> repeatable) {}

  @Override
  public String name() {
    return "b2_create_group_member";
  }

  @Override
  public Request read(PartnerInput input) {
    Fields fields = input.fields();
    Target.OfGroup group = input.group(names, fields);
    String email = fields.requiredText("memberEmail");
    Optional<String> region = fields.text("region");
    List<String> said = List.of(name(), group.asked(), email, region.orElse(""));
    return new Request(
        group, email, region, IdempotencyHeader.read(input.call(), input.account(), said));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_GROUP_MEMBER.on(request.group));
  }

  @Override
  public CreatedMember perform(Permit permit, Request request) {
    return members.create(permit, request.group, request.email, request.region, request.repeatable);
  }

  @Override
  public Reply reply(PartnerInput input, Permit permit, CreatedMember created) {
    return PartnerAnswers.json(json ->
        json.text("applicationKey", created.secret().reveal())
            .text("applicationKeyId", created.keyId().value())
            .object(
                "groupMember",
                member ->
                    memberJson.write(
                        member,
                        input.version(),
                        created.group(),
                        created.membership(),
                        Optional.empty(),
                        true)));
  }
}
