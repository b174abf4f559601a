package dev.strongroom.console.keys;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.model.Refusal;
import java.util.List;

/** One application key, with the lines of B2's card. */
public final class ShowKey implements ConsoleOperation<ShowKey.Request, KeyRow> {
  private final KeyPages pages;

  /** Makes it. */
  public ShowKey(KeyPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, String keyId) {}

  @Override
  public String name() {
    return "console_show_key";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return KeysPage.PATH + "/{key}";
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.part("key"));
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account);
  }

  @Override
  public KeyRow perform(Permit permit, Request request) {
    return pages
        .find(permit, request.account, request.keyId)
        .orElseThrow(() ->
            new Refusal(
                Refusal.Kind.KEY_NOT_FOUND, "This account has no application key with that ID."));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeyRow key) {
    return pages.reply(input, key);
  }
}
