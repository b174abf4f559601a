package dev.strongroom.api.s3.body;

import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property after {@code -Dfuzz.seconds}, one second without it; not while what failed is
 * made smaller.
 */
final class FuzzTime implements AroundTryHook {
  /** When one property ends, and whether it has failed. */
  private static final class Run {
    private final long endNanos =
        System.nanoTime() + Integer.getInteger("fuzz.seconds", 1) * 1_000_000_000L;
    private boolean failed;
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor execution, List<Object> parameters) {
    Store<Run> run = Store.getOrCreate(FuzzTime.class, Lifespan.PROPERTY, Run::new);
    if (!run.get().failed && System.nanoTime() > run.get().endNanos) {
      return TryExecutionResult.satisfied(true);
    }
    TryExecutionResult result = execution.execute(parameters);
    if (result.isFalsified()) {
      run.get().failed = true;
    }
    return result;
  }
}
