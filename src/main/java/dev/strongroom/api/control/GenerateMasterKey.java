package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.api.Reply;
import java.util.List;
import java.util.Optional;

/** Generates the account's master application key; the one before is dead from then on. */
final class GenerateMasterKey implements ControlOperation<GenerateMasterKey.Request, CreatedKey> {
  private final Accounts accounts;

  GenerateMasterKey(Accounts accounts) {
    this.accounts = accounts;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "generate_master_key";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.GENERATE_MASTER_KEY.on(request.account));
  }

  @Override
  public CreatedKey perform(Permit permit, Request request) {
    return accounts.generateMasterKey(permit, request.account);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, CreatedKey created) {
    return ControlAnswers.json(
        json -> ControlKeyJson.write(json, created.key(), Optional.of(created.secret())));
  }
}
