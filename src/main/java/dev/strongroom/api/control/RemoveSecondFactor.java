package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.Reply;
import java.util.List;

/** Takes the second factor away from somebody who lost app and backup codes. */
final class RemoveSecondFactor implements ControlOperation<RemoveSecondFactor.Request, Boolean> {
  private final SecondFactors secondFactors;

  RemoveSecondFactor(SecondFactors secondFactors) {
    this.secondFactors = secondFactors;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "remove_second_factor";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.REMOVE_SECOND_FACTOR.on(request.account));
  }

  @Override
  public Boolean perform(Permit permit, Request request) {
    return secondFactors.remove(permit, request.account);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Boolean wasOn) {
    return ControlAnswers.json(
        json -> json.text("accountId", permit.account().value()).truth("wasOn", wasOn));
  }
}
