package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.KeyPage;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.QueryFields;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.ApplicationKeyId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A page of up to 1000 of a member's standard keys, from {@code start} on. */
final class ListMemberKeys implements ExtensionOperation<ListMemberKeys.Request, KeyPage> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/members/([^/]+)/keys");
  private static final int PAGE = 1000;

  private final ApplicationKeys keys;
  private final GroupNames names;

  ListMemberKeys(ApplicationKeys keys, GroupNames names) {
    this.keys = keys;
    this.names = names;
  }

  record Request(Target.OfMember member, String start) {}

  @Override
  public String name() {
    return "list_member_keys";
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
    return new Request(
        input.member(names), QueryFields.read(input.call()).text("start").orElse(""));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_MEMBER_KEYS.on(request.member));
  }

  @Override
  public KeyPage perform(Permit permit, Request request) {
    return keys.listOfMember(permit, request.member, request.start, PAGE);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, KeyPage page) {
    return ExtensionAnswers.json(
        200,
        json ->
            json.objects(
                    "keys",
                    page.keys(),
                    (one, key) -> ExtensionJson.key(one, key, Optional.empty()))
                .text("next", page.next().map(ApplicationKeyId::value).orElse(null)));
  }
}
