package dev.strongroom.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again while the server runs; one run begins after another ended. */
final class Repeated extends AbstractLifeCycle {
  private static final Logger LOGGER = LoggerFactory.getLogger(Repeated.class);

  private final Server server;
  private final Duration pause;
  private final Runnable task;
  private volatile Scheduler.@Nullable Task next;

  Repeated(Server server, Duration pause, Runnable task) {
    this.server = server;
    this.pause = pause;
    this.task = task;
  }

  @Override
  protected void doStart() {
    plan();
  }

  @Override
  protected void doStop() {
    Scheduler.Task planned = next;
    if (planned != null) {
      planned.cancel();
    }
  }

  private void plan() {
    next = server.getScheduler().schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      task.run();
    } catch (RuntimeException problem) {
      LOGGER.error("a repeated task failed", problem);
    }
    if (isRunning()) {
      plan();
    }
  }
}
