package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.api.Reply;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * b2_delete_key: a key and everything that hangs on it is dead from the next request on (sheet 01
 * §6.4).
 */
final class DeleteKey implements NativeOperation<DeleteKey.Request, ApplicationKey> {
  private final ApplicationKeys keys;

  DeleteKey(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfKey key, ApiVersion version) {}

  @Override
  public String name() {
    return "b2_delete_key";
  }

  @Override
  public Request read(NativeInput input) {
    String asked = input.fields().requiredText("applicationKeyId");
    if (!ApplicationKeyId.isWellFormed(asked)) {
      throw new Refusal(Refusal.Kind.KEY_NOT_FOUND, "application key does not exist: " + asked);
    }
    ApplicationKeyId id = new ApplicationKeyId(asked);
    if (id.isMaster()) {
      throw Refusal.illegalValue("the master application key cannot be deleted");
    }
    Optional<AccountId> owner = Optional.of(id.accountId()).filter(input.account()::equals);
    return new Request(new Target.OfKey(owner, id), input.version());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_KEY.on(request.key));
  }

  @Override
  public ApplicationKey perform(Permit permit, Request request) {
    return keys.delete(
        permit,
        request.key,
        key -> {
          if (key.kind() == ApplicationKey.Kind.MULTI_BUCKET
              && !request.version.knowsMultiBucketKeys()) {
            throw request.version.unsupported();
          }
        });
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, ApplicationKey key) {
    return Answers.json(json -> KeyJson.write(json, input.version(), key, Optional.empty()));
  }
}
