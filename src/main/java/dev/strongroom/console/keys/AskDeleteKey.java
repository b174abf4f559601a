package dev.strongroom.console.keys;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** Asks whether a key is really to be deleted; a key that is gone already needs no question. */
public final class AskDeleteKey implements ConsoleOperation<AskDeleteKey.Request, KeysPage> {
  private final KeyPages pages;

  /** Makes it. */
  public AskDeleteKey(KeyPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, String keyId) {}

  @Override
  public String name() {
    return "console_ask_delete_key";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return DeleteKey.PATH;
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
  public KeysPage perform(Permit permit, Request request) {
    return pages
        .find(permit, request.account, request.keyId)
        .map(key -> pages.asking(permit, request.account, new KeyDialog.Delete(key)))
        .orElseGet(() ->
            KeyPages.noting(
                pages.page(permit, request.account, KeyQuery.FIRST),
                "There is no key with that ID: it was deleted already."));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
