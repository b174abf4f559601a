package dev.strongroom.console.keys;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;

/** The page Application Keys: the master key, and the list of all others. */
public final class ShowKeys implements ConsoleOperation<ShowKeys.Request, KeysPage> {
  private final KeyPages pages;

  /** Makes it. */
  public ShowKeys(KeyPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, KeyQuery query, boolean deleted) {}

  @Override
  public String name() {
    return "console_show_keys";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return KeysPage.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(
        input.account(), KeyQuery.of(input.query()), input.query().raw("done").equals("deleted"));
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account);
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    KeysPage page = pages.page(permit, request.account, request.query);
    return request.deleted
        ? KeyPages.noting(
            page,
            "The key is deleted. Nothing that was made with it works any more: no token, no"
                + " signature, no link.")
        : page;
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
