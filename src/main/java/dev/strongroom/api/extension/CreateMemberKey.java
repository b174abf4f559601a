package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.IdempotencyHeader;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a standard key of a member and shows its secret, once: the way back for a partner who lost
 * the first one. The rules are those of b2_create_key; a key for one bucket is one that every
 * version takes. May be repeated with an Idempotency-Key.
 */
final class CreateMemberKey implements ExtensionOperation<CreateMemberKey.Request, CreatedKey> {
  private static final Pattern PATH = Pattern.compile("groups/([^/]+)/members/([^/]+)/keys");
  private static final int MOST_NAMES = 100;

  private final ApplicationKeys keys;
  private final GroupNames names;

  CreateMemberKey(ApplicationKeys keys, GroupNames names) {
    this.keys = keys;
    this.names = names;
  }

  record Request(Target.OfMember member, NewKey wanted, Optional<IdempotencyKey> repeatable) {}

  @Override
  public String name() {
    return "create_member_key";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    Fields fields =
        input.fields(
            "keyName", "capabilities", "bucketIds", "namePrefix", "validDurationInSeconds");
    BucketScope buckets = buckets(fields.texts("bucketIds"));
    boolean several = buckets instanceof BucketScope.Only(List<BucketId> ids) && ids.size() > 1;
    NewKey wanted =
        new NewKey(
            fields.requiredText("keyName"),
            capabilities(fields.requiredTexts("capabilities")),
            buckets,
            new NamePrefix(fields.text("namePrefix").orElse("")),
            several ? ApplicationKey.Kind.MULTI_BUCKET : ApplicationKey.Kind.CLASSIC,
            fields.number("validDurationInSeconds"));
    Target.OfMember member = input.member(names);
    List<String> said =
        List.of(
            name(),
            member.group().asked(),
            member.asked(),
            wanted.name(),
            wanted.capabilities().wireNames().toString(),
            fields.texts("bucketIds").map(List::toString).orElse(""),
            wanted.namePrefix().value(),
            wanted.validDurationSeconds().toString());
    return new Request(member, wanted, IdempotencyHeader.read(input.call(), input.account(), said));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_MEMBER_KEY.on(request.member));
  }

  @Override
  public CreatedKey perform(Permit permit, Request request) {
    return keys.createForMember(permit, request.member, request.wanted, request.repeatable);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, CreatedKey created) {
    return ExtensionAnswers.json(
        201, json -> ExtensionJson.key(json, created.key(), Optional.of(created.secret())));
  }

  private static BucketScope buckets(Optional<List<String>> asked) {
    if (asked.isEmpty()) {
      return BucketScope.all();
    }
    for (String id : asked.get()) {
      if (!BucketId.isWellFormed(id)) {
        throw Refusal.bucketNotFound(id);
      }
    }
    return new BucketScope.Only(asked.get().stream().map(BucketId::new).toList());
  }

  private static Capabilities capabilities(List<String> wireNames) {
    if (wireNames.size() > MOST_NAMES) {
      throw Refusal.illegalValue("capabilities must be at most " + MOST_NAMES);
    }
    return Capabilities.of(
        wireNames.stream()
            .map(name ->
                Capability.named(name)
                    .orElseThrow(() -> Refusal.illegalValue("unknown capability: " + name)))
            .toList());
  }
}
