package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
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

/** b2_create_key: makes a standard application key and shows its secret, once (sheet 01 §6.2). */
final class CreateKey implements NativeOperation<CreateKey.Request, CreatedKey> {
  private static final int MOST_BUCKETS = 100;
  private static final int MOST_NAMES = 100;

  private final ApplicationKeys keys;

  CreateKey(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfAccount account, NewKey wanted) {}

  @Override
  public String name() {
    return "b2_create_key";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    BucketScope buckets = buckets(input.version(), fields);
    boolean multiBucket = input.version().knowsMultiBucketKeys() && buckets.isRestricted();
    NewKey wanted =
        new NewKey(
            fields.requiredText("keyName"),
            capabilities(fields.requiredTexts("capabilities")),
            buckets,
            new NamePrefix(fields.text("namePrefix").orElse("")),
            multiBucket ? ApplicationKey.Kind.MULTI_BUCKET : ApplicationKey.Kind.CLASSIC,
            fields.number("validDurationInSeconds"));
    return new Request(input.accountNamedIn(fields), wanted);
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
  public Reply reply(NativeInput input, Permit permit, CreatedKey created) {
    return Answers.json(
        json -> KeyJson.write(json, input.version(), created.key(), Optional.of(created.secret())));
  }

  /**
   * The wrong version's field is refused: ignoring it would make a key for all buckets (sheet 01
   * §2.4 no. 5).
   */
  private static BucketScope buckets(ApiVersion version, Fields fields) {
    boolean severalBuckets = version.knowsMultiBucketKeys();
    if (fields.has(severalBuckets ? "bucketId" : "bucketIds")) {
      throw Refusal.illegalValue(
          severalBuckets
              ? "bucketId is not a field of version 4: use bucketIds"
              : "bucketIds is a field of version 4 alone");
    }
    Optional<List<String>> asked =
        severalBuckets ? fields.texts("bucketIds") : fields.text("bucketId").map(List::of);
    if (asked.isEmpty()) {
      return BucketScope.all();
    }
    if (asked.get().size() > MOST_BUCKETS) {
      throw Refusal.illegalValue("bucketIds must have at most " + MOST_BUCKETS + " elements");
    }
    List<BucketId> ids = new ArrayList<>();
    for (String id : asked.get()) {
      if (!BucketId.isWellFormed(id)) {
        throw Refusal.bucketNotFound(id);
      }
      ids.add(new BucketId(id));
    }
    return new BucketScope.Only(ids);
  }

  /** Repetitions collapse (sheet 01 §2.4); a list that long is a mistake, not a repetition. */
  private static Capabilities capabilities(List<String> names) {
    if (names.size() > MOST_NAMES) {
      throw Refusal.illegalValue("capabilities must be at most " + MOST_NAMES);
    }
    List<Capability> capabilities = new ArrayList<>();
    for (String name : names) {
      capabilities.add(
          Capability.named(name)
              .orElseThrow(() -> Refusal.illegalValue("unknown capability: " + name)));
    }
    return Capabilities.of(capabilities);
  }
}
