package dev.strongroom.cli.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Makes something on a thread of its own while the caller makes something else. */
public final class Beside {
  private Beside() {}

  /** Begins; the supplier given back waits for the end, and throws what the making threw. */
  public static <T> Supplier<T> make(Supplier<T> making) {
    CompletableFuture<T> made = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("beside")
        .start(() -> {
          try {
            made.complete(making.get());
          } catch (Throwable failure) {
            made.completeExceptionally(failure);
          }
        });
    return () -> {
      try {
        return made.join();
      } catch (CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException known) {
          throw known;
        }
        throw failed;
      }
    };
  }
}
