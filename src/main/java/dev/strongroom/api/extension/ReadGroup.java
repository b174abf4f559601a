package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupDetails;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.Groups;
import java.util.List;
import java.util.regex.Pattern;

/** A Group with what its members hold at this moment. */
final class ReadGroup implements ExtensionOperation<ReadGroup.Request, GroupDetails> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)");

  private final Groups groups;
  private final GroupNames names;

  ReadGroup(Groups groups, GroupNames names) {
    this.groups = groups;
    this.names = names;
  }

  record Request(Target.OfGroup group) {}

  @Override
  public String name() {
    return "read_group";
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
    return new Request(input.group(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUP_MEMBERS.on(request.group));
  }

  @Override
  public GroupDetails perform(Permit permit, Request request) {
    return groups.usage(permit, request.group);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, GroupDetails details) {
    return ExtensionAnswers.json(
        200,
        json -> {
          ExtensionJson.group(json, details.group()).number("memberCount", details.members());
          ExtensionJson.quota(json, details.quota());
          ExtensionJson.totals(json, details.totals());
        });
  }
}
