package dev.strongroom.api.dev;

import dev.strongroom.access.Grant;
import dev.strongroom.api.Call;
import dev.strongroom.api.Door;
import dev.strongroom.api.Operation;
import dev.strongroom.api.Reply;

/** A door as it is, with the test modes of B2 behind its authentication. */
public final class TestModeDoor<I> implements Door<I> {
  private final Door<I> door;
  private final TestModes modes;

  /**
   * Puts the test modes behind a door.
   *
   * @param seed decides which calls fail
   */
  public TestModeDoor(Door<I> door, long seed) {
    this.door = door;
    this.modes = new TestModes(seed);
  }

  @Override
  public boolean opensFor(Call call) {
    return door.opensFor(call);
  }

  @Override
  public Operation<I, ?, ?> route(Call call) {
    return door.route(call);
  }

  @Override
  public Grant authenticate(Call call, Operation<I, ?, ?> operation) {
    Grant grant = door.authenticate(call, operation);
    modes.apply(call, operation.name());
    return grant;
  }

  @Override
  public I input(Call call, Grant grant) {
    return door.input(call, grant);
  }

  @Override
  public Reply dress(Call call, RuntimeException problem) {
    return door.dress(call, problem);
  }
}
