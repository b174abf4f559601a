package dev.strongroom.cli;

import java.io.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Program(Machine.real(), style()).run(List.of(arguments)));
  }

  /** Escape codes are for terminals, whose person may still forbid them by NO_COLOR. */
  private static Ansi style() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal() ? Ansi.AUTO : Ansi.OFF;
  }
}
