package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.api.Reply;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/** Deletes a standard application key; nothing that hangs on it works from then on. */
final class DeleteKey implements ControlOperation<DeleteKey.Request, ApplicationKey> {
  private final ApplicationKeys keys;

  DeleteKey(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfKey key) {}

  @Override
  public String name() {
    return "delete_key";
  }

  @Override
  public Request read(ControlInput input) {
    ApplicationKeyId id = new ApplicationKeyId(input.requiredText("applicationKeyId"));
    if (id.isMaster()) {
      throw Refusal.illegalValue(
          "the master application key cannot be deleted, but generating a new one ends the old");
    }
    return new Request(
        new Target.OfKey(Optional.of(id.accountId()).filter(input.id()::equals), id));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_KEY.on(request.key));
  }

  @Override
  public ApplicationKey perform(Permit permit, Request request) {
    return keys.delete(permit, request.key, key -> {});
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, ApplicationKey key) {
    return ControlAnswers.json(json -> ControlKeyJson.write(json, key, Optional.empty()));
  }
}
