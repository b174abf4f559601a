package dev.strongroom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Things that are done at the same time. */
public final class Race {
  private Race() {}

  /** Does all of them at once and gives back what came of each, in their order. */
  public static <T> List<T> of(List<Supplier<T>> runners) throws Exception {
    CountDownLatch ready = new CountDownLatch(runners.size());
    List<FutureTask<T>> tasks = new ArrayList<>();
    for (Supplier<T> runner : runners) {
      FutureTask<T> task =
          new FutureTask<>(() -> {
            ready.countDown();
            ready.await();
            return runner.get();
          });
      tasks.add(task);
      Thread.ofVirtual().start(task);
    }
    List<T> results = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      results.add(task.get());
    }
    return results;
  }
}
