package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.api.Reply;
import dev.strongroom.model.Account;
import dev.strongroom.model.Refusal;
import java.util.Arrays;
import java.util.List;

/** Suspends the account, or lets it work again. */
final class SetAccountState implements ControlOperation<SetAccountState.Request, Account> {
  private final AccountStates states;

  SetAccountState(AccountStates states) {
    this.states = states;
  }

  record Request(Target.OfAccount account, Account.State state) {}

  @Override
  public String name() {
    return "set_account_state";
  }

  @Override
  public Request read(ControlInput input) {
    String asked = input.requiredText("state");
    Account.State state =
        Arrays.stream(Account.State.values())
            .filter(known -> known != Account.State.PAUSED && known.name().equalsIgnoreCase(asked))
            .findFirst()
            .orElseThrow(() -> Refusal.illegalValue("there is no state " + asked));
    return new Request(input.account(), state);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SET_ACCOUNT_STATE.on(request.account));
  }

  @Override
  public Account perform(Permit permit, Request request) {
    return states.set(permit, request.account, request.state);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Account account) {
    return ControlAnswers.json(json -> AccountJson.write(json, account));
  }
}
