package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Names;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a standard application key and shows its secret, once. Buckets are named by id or by name.
 * A key for one bucket is one that every version of the Native API takes; one for several is one of
 * version 4 alone (sheet 01 §2.3).
 */
final class CreateKey implements ControlOperation<CreateKey.Request, CreatedKey> {
  private final ApplicationKeys keys;
  private final Names names;

  CreateKey(ApplicationKeys keys, Names names) {
    this.keys = keys;
    this.names = names;
  }

  record Request(Target.OfAccount account, NewKey wanted) {}

  @Override
  public String name() {
    return "create_key";
  }

  @Override
  public Request read(ControlInput input) {
    BucketScope buckets = buckets(input);
    boolean several = buckets instanceof BucketScope.Only(List<BucketId> ids) && ids.size() > 1;
    NewKey wanted =
        new NewKey(
            input.requiredText("keyName"),
            capabilities(input.texts("capabilities")),
            buckets,
            new NamePrefix(input.text("namePrefix").orElse("")),
            several ? ApplicationKey.Kind.MULTI_BUCKET : ApplicationKey.Kind.CLASSIC,
            input.number("validDurationInSeconds"));
    return new Request(input.account(), wanted);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_KEY.on(request.account));
  }

  @Override
  public CreatedKey perform(Permit permit, Request request) {
    return keys.create(permit, request.account, request.wanted);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, CreatedKey created) {
    return ControlAnswers.json(
        json -> ControlKeyJson.write(json, created.key(), Optional.of(created.secret())));
  }

  /** No list stands for all buckets; an empty one, which could be meant for none, for nothing. */
  private BucketScope buckets(ControlInput input) {
    if (!input.has("buckets")) {
      return BucketScope.all();
    }
    AccountId account = input.id();
    List<String> asked = input.texts("buckets");
    if (asked.isEmpty()) {
      throw Refusal.illegalValue("buckets is empty; leave it out for all buckets");
    }
    List<BucketId> ids = new ArrayList<>();
    for (String idOrName : asked) {
      Target.OfBucket byId = names.bucket(account, idOrName);
      ids.add(byId.bucket().orElseGet(() -> names.bucketNamed(account, idOrName).id()));
    }
    return new BucketScope.Only(ids);
  }

  private static Capabilities capabilities(List<String> wireNames) {
    List<Capability> capabilities = new ArrayList<>();
    for (String wireName : wireNames) {
      capabilities.add(
          Capability.named(wireName)
              .orElseThrow(() -> Refusal.illegalValue("unknown capability: " + wireName)));
    }
    return Capabilities.of(capabilities);
  }
}
