package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.Groups;
import dev.strongroom.model.Group;
import java.util.List;
import java.util.regex.Pattern;

/** Gives a Group another name. */
final class RenameGroup implements ExtensionOperation<RenameGroup.Request, Group> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)");

  private final Groups groups;
  private final GroupNames names;

  RenameGroup(Groups groups, GroupNames names) {
    this.groups = groups;
    this.names = names;
  }

  record Request(Target.OfGroup group, String groupName) {}

  @Override
  public String name() {
    return "rename_group";
  }

  @Override
  public String method() {
    return "PATCH";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    return new Request(input.group(names), input.fields("groupName").requiredText("groupName"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CHANGE_GROUP.on(request.group));
  }

  @Override
  public Group perform(Permit permit, Request request) {
    return groups.rename(permit, request.group, request.groupName);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, Group group) {
    return ExtensionAnswers.json(200, json -> ExtensionJson.group(json, group));
  }
}
