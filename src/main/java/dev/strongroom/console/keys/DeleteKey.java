package dev.strongroom.console.keys;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Deletes a key: it and everything that hangs on it is dead from the next request on. A key that is
 * gone already is deleted in silence (sheet 05 §4.5).
 */
public final class DeleteKey implements ConsoleOperation<DeleteKey.Request, DeleteKey.Done> {
  static final String PATH = KeysPage.PATH + "/{key}/delete";

  private final ApplicationKeys keys;

  /** Makes it. */
  public DeleteKey(ApplicationKeys keys) {
    this.keys = keys;
  }

  record Request(Target.OfKey key) {}

  record Done() {}

  @Override
  public String name() {
    return "console_delete_key";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    String asked = input.part("key");
    if (!ApplicationKeyId.isWellFormed(asked)) {
      throw new Refusal(Refusal.Kind.KEY_NOT_FOUND, "No application key has an ID like that.");
    }
    ApplicationKeyId id = new ApplicationKeyId(asked);
    if (id.isMaster()) {
      throw Refusal.illegalValue("The master application key cannot be deleted.");
    }
    Optional<AccountId> owner = Optional.of(id.accountId()).filter(input.accountId()::equals);
    return new Request(new Target.OfKey(owner, id));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DELETE_KEY.on(request.key));
  }

  @Override
  public Done perform(Permit permit, Request request) {
    try {
      ApplicationKey unused = keys.delete(permit, request.key, key -> {});
    } catch (Refusal refused) {
      if (refused.kind() != Refusal.Kind.KEY_NOT_FOUND) {
        throw refused;
      }
    }
    return new Done();
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Done done) {
    return Pages.seeOther(KeysPage.PATH + "?done=deleted");
  }
}
