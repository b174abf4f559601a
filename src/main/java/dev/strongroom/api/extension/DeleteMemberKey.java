package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Deletes a standard key of a member; nothing that hangs on it works from then on. */
final class DeleteMemberKey implements ExtensionOperation<DeleteMemberKey.Request, ApplicationKey> {
  private static final Pattern PATH =
      Pattern.compile("groups/([^/]+)/members/([^/]+)/keys/([^/]+)");

  private final ApplicationKeys keys;
  private final GroupNames names;

  DeleteMemberKey(ApplicationKeys keys, GroupNames names) {
    this.keys = keys;
    this.names = names;
  }

  record Request(Target.OfMember member, ApplicationKeyId key) {}

  @Override
  public String name() {
    return "delete_member_key";
  }

  @Override
  public String method() {
    return "DELETE";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    String id = input.arguments().get(2);
    if (!ApplicationKeyId.isWellFormed(id)) {
      throw new Refusal(Refusal.Kind.KEY_NOT_FOUND, "application key does not exist: " + id);
    }
    return new Request(input.member(names), new ApplicationKeyId(id));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_MEMBER_KEY.on(request.member));
  }

  @Override
  public ApplicationKey perform(Permit permit, Request request) {
    return keys.deleteOfMember(permit, request.member, request.key);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, ApplicationKey key) {
    return ExtensionAnswers.json(200, json -> ExtensionJson.key(json, key, Optional.empty()));
  }
}
