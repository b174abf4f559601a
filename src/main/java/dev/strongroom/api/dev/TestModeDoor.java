package dev.strongroom.api.dev;

import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Introduced;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;

/** A door as it is, with the test modes of B2 behind its authentication. */
public final class TestModeDoor<R, I extends Introduced>
    implements Door<TestModeDoor.Tested<R>, I> {
  private final Door<R, I> door;
  private final TestModes modes;

  /** A call, which may ask for a test mode, with what the door understands of it. */
  record Tested<R>(Call call, R request) {}

  /**
   * Puts the test modes behind a door.
   *
   * @param seed decides which calls fail
   */
  public TestModeDoor(Door<R, I> door, long seed) {
    this.door = door;
    this.modes = new TestModes(seed);
  }

  @Override
  public boolean opensFor(Call call) {
    return door.opensFor(call);
  }

  @Override
  public Tested<R> understand(Call call) {
    return new Tested<>(call, door.understand(call));
  }

  @Override
  public Operation<I, ?, ?> route(Tested<R> tested) {
    return door.route(tested.request);
  }

  @Override
  public I authenticate(Tested<R> tested, Operation<I, ?, ?> operation) {
    I introduced = door.authenticate(tested.request, operation);
    modes.apply(tested.call, operation.name());
    return introduced;
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return door.dress(call, problem);
  }
}
