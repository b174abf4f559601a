package dev.strongroom.api.dev;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The clock of the emulator in both its forms.
 *
 * @param movable the one that is moved
 * @param server the one that everything is decided by, which goes with the movable one
 * @param upkeep does what the server does by itself, as far as it is due
 */
public record EmulatorClock(MovableClock movable, InstantSource server, Runnable upkeep) {
  /** Moves the clock; what is due before and after has been done when this returns. */
  ClockState advance(Duration step) {
    upkeep.run();
    movable.advance(step);
    upkeep.run();
    return state();
  }

  ClockState state() {
    return new ClockState(server.millis(), movable.ahead().toSeconds());
  }
}
