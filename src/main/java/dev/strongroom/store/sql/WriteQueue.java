package dev.strongroom.store.sql;

import dev.strongroom.store.StorageFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that writes. It takes whatever is queued, up to a limit, as the next group. After
 * a group of several it waits a moment before the next, because their callers are about to come
 * back; that made groups larger and the slowest answers faster.
 */
final class WriteQueue implements AutoCloseable {
  private static final int LARGEST_GROUP = 256;
  private static final int COMPANY = 2;
  private static final long LINGER_NANOS = 50_000;

  private final BlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>();
  private final WriteTask<?> end = new WriteTask<>(tables -> true, false);
  private final GroupCommit groupCommit;
  private final ReentrantLock writeGate;
  private final Thread thread;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param writeGate held while a group is written; the checkpointer takes it to be alone
   */
  WriteQueue(GroupCommit groupCommit, ReentrantLock writeGate) {
    this.groupCommit = groupCommit;
    this.writeGate = writeGate;
    this.thread = Thread.ofPlatform().name("metadata-writer").daemon().unstarted(this::run);
    thread.start();
  }

  /** Queues a task and waits for its end. */
  <T> T submit(WriteTask<T> task) {
    if (Thread.currentThread().equals(thread)) {
      throw new IllegalStateException("work inside a transaction must not begin another");
    }
    synchronized (queue) {
      if (closed) {
        throw new StorageFailedException("The metadata store is closed.");
      }
      queue.add(task);
    }
    return task.await();
  }

  /** Takes no more tasks, writes what is queued, and ends the thread. */
  @Override
  public void close() {
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(end);
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException remembered) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<WriteTask<?>> group = new ArrayList<>(LARGEST_GROUP);
    boolean more = true;
    while (more) {
      boolean inCompany = group.size() > COMPANY;
      group.clear();
      group.add(takeFirst());
      if (inCompany) {
        LockSupport.parkNanos(LINGER_NANOS);
      }
      queue.drainTo(group, LARGEST_GROUP - 1);
      more = !group.remove(end);
      writeGate.lock();
      try {
        groupCommit.run(group);
      } finally {
        writeGate.unlock();
      }
    }
  }

  private WriteTask<?> takeFirst() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException nobodyMeansUs) {
        // The thread ends by its last task only; an interrupt must not lose those before it.
      }
    }
  }
}
