package dev.strongroom.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the server does by itself is due by its clock, and stops for nothing. */
class ChoresTest {
  private final AtomicLong now = new AtomicLong();
  private final List<String> done = new ArrayList<>();

  @Test
  void aChoreThatFailsKeepsNoOtherFromBeingDone() {
    try (Chores chores = new Chores(now::get)) {
      chores.every(Duration.ofMinutes(1), "a failure", () -> fail(new IllegalStateException("no")));
      chores.every(Duration.ofMinutes(1), "an error", () -> fail(new StackOverflowError()));
      chores.every(Duration.ofMinutes(1), "the work", () -> done.add("work"));
      chores.doWhatIsDue();
      assertEquals(List.of(), done);
      now.addAndGet(60_000);
      chores.doWhatIsDue();
      chores.doWhatIsDue();
      now.addAndGet(60_000);
      chores.doWhatIsDue();
    }
    List<String> once = List.of("IllegalStateException", "StackOverflowError", "work");
    List<String> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertEquals(twice, done);
  }

  private void fail(RuntimeException failure) {
    done.add(failure.getClass().getSimpleName());
    throw failure;
  }

  private void fail(Error failure) {
    done.add(failure.getClass().getSimpleName());
    throw failure;
  }
}
