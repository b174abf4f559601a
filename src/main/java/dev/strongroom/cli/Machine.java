package dev.strongroom.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The outside of the program: what it writes to, what it is told, and where time and randomness
 * come from.
 *
 * @param in what a command is told in confidence, such as a password
 * @param out for what a command was asked for, secrets included
 * @param err for everything that is said besides
 * @param environment the variables
 * @param clock the system's clock
 * @param nanos a monotonic clock
 * @param random for secrets and ids
 */
public record Machine(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    InstantSource clock,
    LongSupplier nanos,
    SecureRandom random) {
  /** The real one. */
  static Machine real() {
    return new Machine(
        System.in,
        System.out,
        System.err,
        System.getenv(),
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom());
  }

  /** The same with another clock. */
  public Machine withClock(InstantSource other) {
    return new Machine(in, out, err, environment, other, nanos, random);
  }
}
