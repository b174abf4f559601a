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
import java.util.Set;

/** The form for a new application key. */
public final class ShowNewKey implements ConsoleOperation<ShowNewKey.Request, KeysPage> {
  private final KeyPages pages;

  /** Makes it. */
  public ShowNewKey(KeyPages pages) {
    this.pages = pages;
  }

  /**
   * What is asked for.
   *
   * @param capabilities to begin with; empty for those of the template, or of an empty form
   * @param bucketIds to begin with; empty for all buckets
   */
  record Request(
      Target.OfAccount account,
      Optional<KeyTemplate> template,
      Set<String> capabilities,
      Set<String> bucketIds) {}

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
    return new Request(
        input.account(),
        input.query().text("template").flatMap(KeyTemplate::named),
        Set.copyOf(input.query().texts("capability")),
        Set.copyOf(input.query().texts("bucketId")));
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account);
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    NewKeyForm form =
        request.capabilities.isEmpty()
            ? pages.emptyForm(permit, request.account, request.template)
            : pages.wantedForm(permit, request.account, request.capabilities, request.bucketIds);
    return pages.asking(permit, request.account, new KeyDialog.NewKey(form));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
