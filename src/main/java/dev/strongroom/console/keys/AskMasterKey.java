package dev.strongroom.console.keys;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import java.util.List;
import java.util.Optional;

/** Asks whether a new master application key is really wanted. */
public final class AskMasterKey implements ConsoleOperation<AskMasterKey.Request, KeysPage> {
  private final KeyPages pages;

  /** Makes it. */
  public AskMasterKey(KeyPages pages) {
    this.pages = pages;
  }

  record Request(Target.OfAccount account) {}

  @Override
  public String name() {
    return "console_ask_master_key";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return GenerateMasterKey.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account());
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account, List.of(Action.ASK_FOR_MASTER_KEY.on(request.account)));
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    Optional<KeyRow> master = pages.page(permit, request.account, KeyQuery.FIRST).master().key();
    return pages.asking(
        permit,
        request.account,
        new KeyDialog.GenerateMaster(
            master.isEmpty(), master.flatMap(KeyRow::lastUse), pages.once().mark()));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
