package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.api.Reply;
import dev.strongroom.model.Account;
import java.util.List;

/** The accounts in ascending order of id, up to 1000 after the id in {@code after}. */
final class ListAccounts implements ControlOperation<ListAccounts.Request, List<Account>> {
  private static final int PAGE = 1000;

  private final Accounts accounts;

  ListAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  record Request(String after) {}

  @Override
  public String name() {
    return "list_accounts";
  }

  @Override
  public Scope scope() {
    return Scope.SERVER;
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.text("after").orElse(""));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_ACCOUNTS.on(Target.OfServer.INSTANCE));
  }

  @Override
  public List<Account> perform(Permit permit, Request request) {
    return accounts.list(permit, request.after, PAGE);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, List<Account> page) {
    return ControlAnswers.json(json ->
        json.objects("accounts", page, AccountJson::write)
            .text("next", page.size() < PAGE ? null : page.getLast().id().value()));
  }
}
