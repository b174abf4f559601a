package dev.strongroom.console.keys;

import dev.strongroom.access.KeyTemplate;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** The form for a new application key. */
public final class ShowNewKey implements ConsoleOperation<ShowNewKey.Request, KeysPage> {
  private final KeyPages pages;

  /** Makes it. */
  public ShowNewKey(KeyPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account, Optional<KeyTemplate> template) {}

  @Override
  public String name() {
    return "console_show_new_key";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return CreateKey.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), input.query().text("template").flatMap(KeyTemplate::named));
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account);
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    return pages.asking(
        permit,
        request.account,
        new KeyDialog.NewKey(pages.emptyForm(permit, request.account, request.template)));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
