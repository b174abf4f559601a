package dev.strongroom.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** Something that Jetty does in the background, for one thread to wait for. */
final class Signal implements Callback, Runnable, Invocable {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  @Override
  public void run() {
    done.countDown();
  }

  @Override
  public void succeeded() {
    done.countDown();
  }

  @Override
  public void failed(Throwable problem) {
    failure = problem;
    done.countDown();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** Why it failed; null when it did not. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Waits; false when it did not happen in the time given. */
  boolean await(long nanos) throws InterruptedException {
    return done.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Waits as long as it takes, also when the thread is interrupted. */
  void awaitAlways() {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
