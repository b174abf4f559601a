package dev.strongroom.api.dev;

import java.time.InstantSource;

/**
 * The clock of the emulator in both its forms.
 *
 * @param movable the one that is moved
 * @param server the one that everything is decided by, which goes with the movable one
 */
public record EmulatorClock(MovableClock movable, InstantSource server) {
  ClockState state() {
    return new ClockState(server.millis(), movable.ahead().toSeconds());
  }
}
