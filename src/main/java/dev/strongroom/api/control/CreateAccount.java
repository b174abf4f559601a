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

/** Makes an account; its password is given by the caller, who knows whom to tell. */
final class CreateAccount implements ControlOperation<CreateAccount.Request, Account> {
  private final Accounts accounts;

  CreateAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  record Request(Target.OfAccount account, String email, Secret password) {}

  @Override
  public String name() {
    return "create_account";
  }

  @Override
  public Scope scope() {
    return Scope.NEW_ACCOUNT;
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(
        input.account(), input.requiredText("email"), new Secret(input.requiredText("password")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_ACCOUNT.on(request.account));
  }

  @Override
  public Account perform(Permit permit, Request request) {
    return accounts.create(permit, request.account, request.email, request.password.reveal());
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, Account account) {
    return ControlAnswers.json(json -> AccountJson.write(json, account));
  }
}
