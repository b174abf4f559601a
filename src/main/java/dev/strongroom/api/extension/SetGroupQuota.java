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

/** Bounds what the members of a managed Group may hold together; nulls end the bound. */
final class SetGroupQuota implements ExtensionOperation<SetGroupQuota.Request, Quota> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/quota");

  private final Quotas quotas;
  private final GroupNames names;

  SetGroupQuota(Quotas quotas, GroupNames names) {
    this.quotas = quotas;
    this.names = names;
  }

  record Request(Target.OfGroup group, Quota quota) {}

  @Override
  public String name() {
    return "set_group_quota";
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
    return new Request(input.group(names), input.quota());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SET_GROUP_QUOTA.on(request.group));
  }

  @Override
  public Quota perform(Permit permit, Request request) {
    return quotas.setOfGroup(permit, request.group, request.quota);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, Quota quota) {
    return ExtensionAnswers.json(200, json -> ExtensionJson.bounds(json, quota));
  }
}
