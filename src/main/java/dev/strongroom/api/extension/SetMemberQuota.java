package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.Quotas;
import dev.strongroom.model.Quota;
import java.util.List;
import java.util.regex.Pattern;

/** Bounds what a member of a managed Group may hold; nulls end the bound. */
final class SetMemberQuota implements ExtensionOperation<SetMemberQuota.Request, Quota> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/members/([^/]+)/quota");

  private final Quotas quotas;
  private final GroupNames names;

  SetMemberQuota(Quotas quotas, GroupNames names) {
    this.quotas = quotas;
    this.names = names;
  }

  record Request(Target.OfMember member, Quota quota) {}

  @Override
  public String name() {
    return "set_member_quota";
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
    return new Request(input.member(names), input.quota());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SET_MEMBER_QUOTA.on(request.member));
  }

  @Override
  public Quota perform(Permit permit, Request request) {
    return quotas.setOfMember(permit, request.member, request.quota);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, Quota quota) {
    return ExtensionAnswers.json(200, json -> ExtensionJson.bounds(json, quota));
  }
}
