package dev.strongroom.cli.server;

import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Reply;
import dev.strongroom.http.Answerer;
import java.util.concurrent.CompletableFuture;

/**
 * Where a listener hands its calls over. The ports are known only when the listeners listen, and
 * the addresses for clients follow from the ports: calls that come before the corridor is there
 * wait for it.
 */
final class Entrance implements Answerer {
  private final CompletableFuture<Corridor> corridor = new CompletableFuture<>();

  /** Lets calls in. */
  void open(Corridor behind) {
    corridor.complete(behind);
  }

  @Override
  public Reply answer(Call call) {
    return corridor.join().answer(call);
  }
}
