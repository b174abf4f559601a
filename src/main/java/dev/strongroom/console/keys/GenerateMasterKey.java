package dev.strongroom.console.keys;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.model.Refusal;
import java.util.List;

/**
 * Generates the account's master application key and shows its secret, once. The one before is dead
 * from then on.
 */
public final class GenerateMasterKey
    implements ConsoleOperation<GenerateMasterKey.Request, KeysPage> {
  static final String PATH = KeysPage.PATH + "/master";

  /** What B2's console calls every master key. */
  private static final String NAME = "Master Application Key";

  private final KeyPages pages;
  private final Accounts accounts;

  /** Makes it. */
  public GenerateMasterKey(KeyPages pages, Accounts accounts) {
    this.pages = pages;
    this.accounts = accounts;
  }

  record Request(Target.OfAccount account, String once) {}

  @Override
  public String name() {
    return "console_generate_master_key";
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
    return new Request(input.account(), input.form().raw("once"));
  }

  @Override
  public List<Need> needs(Request request) {
    return KeyPages.needs(request.account, List.of(Action.GENERATE_MASTER_KEY.on(request.account)));
  }

  @Override
  public KeysPage perform(Permit permit, Request request) {
    if (!pages.once().use(request.account.account().value(), request.once)) {
      throw Refusal.illegalValue(
          "This master key was generated already, and is not shown again. Generate another one if"
              + " you did not save it.");
    }
    return pages.revealing(permit, request.account, generate(permit, request), NAME);
  }

  private CreatedKey generate(Permit permit, Request request) {
    try {
      return accounts.generateMasterKey(permit, request.account);
    } catch (RuntimeException notGenerated) {
      pages.once().giveBack(request.account.account().value(), request.once);
      throw notGenerated;
    }
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, KeysPage page) {
    return pages.reply(input, page, 200);
  }
}
