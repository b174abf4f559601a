package dev.strongroom.api.dev;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;
import java.util.List;

/** Says what time it is for the emulator. */
final class ReadClock implements Operation<DevInput, ReadClock.Request, ClockState> {
  private final EmulatorClock clock;

  ReadClock(EmulatorClock clock) {
    this.clock = clock;
  }

  record Request() {}

  @Override
  public String name() {
    return "dev_read_clock";
  }

  @Override
  public Request read(DevInput input) {
    return new Request();
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.MAINTAIN.on(Target.OfServer.INSTANCE));
  }

  @Override
  public ClockState perform(Permit permit, Request request) {
    return clock.state();
  }

  @Override
  public Reply reply(DevInput input, Permit permit, ClockState state) {
    return state.reply();
  }
}
