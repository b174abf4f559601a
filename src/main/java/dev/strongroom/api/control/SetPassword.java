package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.api.Reply;
import dev.strongroom.model.Account;
import dev.strongroom.model.Secret;
import java.util.List;

/** Gives an account another password, for somebody who lost theirs. */
final class SetPassword implements ControlOperation<SetPassword.Request, Account> {
  private final Accounts accounts;

  SetPassword(Accounts accounts) {
    this.accounts = accounts;
  }

  record Request(Target.OfAccount account, Secret password) {}

  @Override
  public String name() {
    return "set_password";
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.account(), new Secret(input.requiredText("password")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SET_PASSWORD.on(request.account));
  }

  @Override
  public Account perform(Permit permit, Request request) {
    return accounts.setPassword(permit, request.account, request.password.reveal(), "");
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Account account) {
    return ControlAnswers.json(json -> AccountJson.write(json, account));
  }
}
