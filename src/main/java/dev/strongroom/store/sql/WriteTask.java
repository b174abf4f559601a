package dev.strongroom.store.sql;

import dev.strongroom.store.Tables;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One queued transaction: run by the writer, perhaps more than once, awaited by its caller. */
final class WriteTask<T> {
  private final Function<Tables, T> work;
  private final boolean privileged;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  /**
   * Makes one.
   *
   * @param privileged whether it may use the room kept in reserve
   */
  WriteTask(Function<Tables, T> work, boolean privileged) {
    this.work = work;
    this.privileged = privileged;
  }

  boolean isPrivileged() {
    return privileged;
  }

  /** Runs the work; says whether it ended without an exception. The caller hears of it later. */
  boolean attempt(Tables tables) {
    result = null;
    failure = null;
    try {
      result = work.apply(tables);
    } catch (Throwable thrown) {
      failure = thrown;
    }
    return failure == null;
  }

  /** Tells the caller what the last attempt gave: its result, or what it threw. */
  @SuppressWarnings("NullAway") // the work's own result, null only if the caller's type allows it
  void finish() {
    if (failure != null) {
      outcome.completeExceptionally(failure);
    } else {
      outcome.complete(result);
    }
  }

  /** Tells the caller that the storage failed; no effect once the caller was told. */
  void fail(Throwable reason) {
    outcome.completeExceptionally(reason);
  }

  /** Waits for the end, without regard to interrupts; throws what the work or the storage threw. */
  T await() {
    try {
      return outcome.join();
    } catch (CompletionException wrapped) {
      Throwable thrown = wrapped.getCause();
      if (thrown instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      throw wrapped;
    }
  }
}
