package dev.strongroom.api.dev;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import dev.strongroom.model.Refusal;
import java.time.Duration;
import java.util.List;

/**
 * Moves the emulator's clock forwards by {@code advanceSeconds}: all that expires follows, and what
 * the server does by itself in that time has been done when the answer comes.
 */
final class AdvanceClock implements Operation<DevInput, AdvanceClock.Request, ClockState> {
  /** Farthest step: a hundred years. */
  private static final long MAXIMUM_SECONDS = 100L * 366 * 86_400;

  private final EmulatorClock clock;

  AdvanceClock(EmulatorClock clock) {
    this.clock = clock;
  }

  record Request(Duration step) {}

  @Override
  public String name() {
    return "dev_advance_clock";
  }

  @Override
  public Request read(DevInput input) {
    long seconds = input.requiredNumber("advanceSeconds");
    if (seconds < 0 || seconds > MAXIMUM_SECONDS) {
      throw Refusal.illegalValue("advanceSeconds must be 0 to " + MAXIMUM_SECONDS);
    }
    return new Request(Duration.ofSeconds(seconds));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MAINTAIN.on(Target.OfServer.INSTANCE));
  }

  @Override
  public ClockState perform(Permit permit, Request request) {
    permit.require(Action.MAINTAIN.on(Target.OfServer.INSTANCE));
    return clock.advance(request.step);
  }

  @Override
  public Reply reply(DevInput input, Permit permit, ClockState state) {
    return state.reply();
  }
}
