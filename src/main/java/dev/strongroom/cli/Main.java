package dev.strongroom.cli;

import java.util.List;

/** Entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Program(Machine.real()).run(List.of(arguments)));
  }
}
