package dev.strongroom.console.account;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Assets;
import java.util.List;

/** A file that belongs to every page. */
public final class ShowAsset implements ConsoleOperation<ShowAsset.Request, Reply> {
  private final Assets assets;

  /** Makes it. */
  public ShowAsset(Assets assets) {
    this.assets = assets;
  }

  record Request(String name, boolean gzip) {}

  @Override
  public String name() {
    return "console_show_asset";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/assets/{name}";
  }

  @Override
  public Proof proof() {
    return Proof.NONE;
  }

  @Override
  public Request read(ConsoleInput input) {
    boolean gzip =
        input
            .call()
            .headers()
            .first("Accept-Encoding")
            .filter(all -> all.contains("gzip"))
            .isPresent();
    return new Request(input.part("name"), gzip);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.SEE_PUBLIC_PAGE.on(Target.OfServer.INSTANCE));
  }

  @Override
  public Reply perform(Permit permit, Request request) {
    return assets.reply(request.name, request.gzip);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Reply asset) {
    return asset;
  }
}
