package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock never goes back and never stands still (sheet 06, R-5). */
class SteadyClockTest {
  @TempDir Path directory;
  private Heart heart;

  @BeforeEach
  void open() {
    heart = Heart.in(directory);
  }

  @AfterEach
  void close() {
    heart.close();
  }

  @Test
  void itFollowsTheSystemsClock() {
    assertEquals(Heart.START_MILLIS, heart.clock.millis());
    heart.pass(Duration.ofMillis(17));
    assertEquals(Heart.START_MILLIS + 17, heart.clock.millis());
    assertEquals(Instant.ofEpochMilli(Heart.START_MILLIS + 17), heart.clock.instant());
  }

  @Test
  void itFollowsTheSystemsClockAheadAndNotBack() {
    heart.systemMillis.addAndGet(1000);
    assertEquals(Heart.START_MILLIS + 1000, heart.clock.millis());
    heart.systemMillis.addAndGet(-5000);
    assertEquals(Heart.START_MILLIS + 1000, heart.clock.millis());
  }

  @Test
  void itGoesOnAtThePaceOfTheMonotonicClockWhileTheSystemIsBehind() {
    heart.systemMillis.addAndGet(1_000_000);
    assertEquals(Heart.START_MILLIS + 1_000_000, heart.clock.millis());
    heart.systemMillis.addAndGet(-1_000_000);
    heart.pass(Duration.ofMillis(250));
    assertEquals(Heart.START_MILLIS + 1_000_250, heart.clock.millis());
    heart.pass(Duration.ofMillis(250));
    assertEquals(Heart.START_MILLIS + 1_000_500, heart.clock.millis());
  }

  @Test
  void itNeverGoesBackUnderAnyJumps() {
    long last = heart.clock.millis();
    long[] jumps = {900_000, -900_000, 90_000_000, -90_000_000, 34_560_000_000L, -34_560_000_000L};
    for (int round = 0; round < 100; round++) {
      heart.systemMillis.addAndGet(jumps[round % jumps.length]);
      heart.pass(Duration.ofNanos(700_000));
      long now = heart.clock.millis();
      assertTrue(now >= last, "went back by " + (last - now));
      last = now;
    }
  }

  @Test
  void whatIsKeptOutlivesARestart() {
    heart.pass(Duration.ofMinutes(2));
    heart.clock.keepNowAndThen();
    heart.close();
    heart = Heart.reopened(directory);
    assertEquals(Heart.START_MILLIS + Duration.ofMinutes(2).toMillis(), heart.clock.millis());
  }

  @Test
  void anExpiryThatWasToldIsKept() {
    heart.pass(Duration.ofSeconds(10));
    long now = heart.clock.millis();
    assertFalse(heart.clock.hasCome(now + 1));
    assertTrue(heart.clock.hasCome(now));
    heart.close();
    heart = Heart.reopened(directory);
    assertTrue(heart.clock.hasCome(now));
  }

  /** However soon it comes after another one, or after the time was kept for another reason. */
  @Test
  void everyExpiryThatWasToldIsKept() {
    for (int step = 0; step < 5; step++) {
      heart.pass(Duration.ofMillis(300));
      long now = heart.clock.millis();
      assertTrue(heart.clock.hasCome(now));
      Heart after = Heart.reopened(directory);
      assertTrue(after.clock.hasCome(now), "the expiry of step " + step);
      after.close();
    }
  }

  /** An expiry that is told again and again is kept once: refusals cost no writes. */
  @Test
  void anExpiryIsKeptOnce() {
    heart.pass(Duration.ofSeconds(10));
    long end = heart.clock.millis();
    assertTrue(heart.clock.hasCome(end));
    heart.pass(Duration.ofSeconds(10));
    assertTrue(heart.clock.hasCome(end));
    heart.close();
    heart = Heart.reopened(directory);
    assertEquals(end, heart.clock.millis());
  }

  /** INVARIANTS.md: with a server that looks every 10 seconds. */
  @Test
  void noMoreThanTheLast70SecondsAreForgotten() {
    for (int step = 0; step < 30; step++) {
      heart.pass(Duration.ofSeconds(10));
      long before = heart.clock.millis() - 1;
      Heart after = Heart.reopened(directory);
      long forgotten = before - after.clock.millis();
      assertTrue(forgotten < 70_000, forgotten + " ms are forgotten at step " + step);
      after.close();
      heart.clock.keepNowAndThen();
    }
  }

  @Test
  void nothingIsForgottenByAServerThatEnds() {
    heart.pass(Duration.ofSeconds(10));
    long end = heart.clock.millis();
    heart.clock.keepAtEnd();
    heart.close();
    heart = Heart.reopened(directory);
    assertEquals(end, heart.clock.millis());
  }

  /** Two threads that ask one after the other never see time go back. */
  @Test
  void itNeverGoesBackBetweenThreads() throws Exception {
    AtomicLong highest = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Long>> steps = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        steps.add(threads.submit(() -> worstStep(highest)));
      }
      Future<?> mover =
          threads.submit(() -> {
            for (int round = 0; round < 200_000; round++) {
              heart.systemMillis.addAndGet(round % 2 == 0 ? 3 : -2);
              heart.monotonicNanos.addAndGet(200_000);
            }
          });
      mover.get();
      for (Future<Long> step : steps) {
        assertEquals(0L, step.get());
      }
    }
  }

  private long worstStep(AtomicLong highest) {
    long worst = 0;
    for (int round = 0; round < 200_000; round++) {
      long seenBefore = highest.get();
      long now = heart.clock.millis();
      worst = Math.max(worst, seenBefore - now);
      highest.accumulateAndGet(now, Math::max);
    }
    return worst;
  }
}
