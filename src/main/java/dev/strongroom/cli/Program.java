package dev.strongroom.cli;

import dev.strongroom.cli.settings.SettingsSource;
import dev.strongroom.store.StorageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Runs a command, and turns its failures into one sentence and an exit code. */
final class Program {
  private final Machine machine;
  private final Ansi style;

  /** Makes one that writes plain text. */
  Program(Machine machine) {
    this(machine, Ansi.OFF);
  }

  /**
   * Makes one.
   *
   * @param style whether help that was asked for may be in bold and colours
   */
  Program(Machine machine, Ansi style) {
    this.machine = machine;
    this.style = style;
  }

  /** Runs a command; gives back the number of its {@link ExitCode}. */
  int run(List<String> arguments) {
    Commands commands = new Commands(machine);
    if (arguments.isEmpty()) {
      commands.all().usage(machine.err(), Ansi.OFF);
      return ExitCode.WRONG_USE.number();
    }
    String first = arguments.getFirst();
    if (!first.startsWith("-") && !commands.has(first)) {
      machine.err().println("There is no command '" + first + "'.");
      machine.err().println("`strongroom --help` says what there is.");
      return ExitCode.WRONG_USE.number();
    }
    CommandLine root = commands.forArguments(arguments);
    root.setColorScheme(Help.defaultColorScheme(style));
    root.setOut(new PrintWriter(machine.out(), true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(machine.err(), true, StandardCharsets.UTF_8));
    root.setParameterExceptionHandler((problem, unused) -> misused(problem));
    root.setExecutionExceptionHandler((problem, unused, unusedToo) -> failed(problem));
    try {
      root.setDefaultValueProvider(
          SettingsSource.of(machine.environment(), arguments, commands::all));
    } catch (CommandFailedException wrongFile) {
      return failed(wrongFile);
    }
    return root.execute(arguments.toArray(String[]::new));
  }

  private int misused(ParameterException problem) {
    say(problem);
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    machine.err().println("`" + command + " --help` says what there is.");
    return ExitCode.WRONG_USE.number();
  }

  private int failed(Exception problem) {
    return switch (problem) {
      case CommandFailedException expected -> {
        say(expected);
        yield expected.exitCode().number();
      }
      case StorageException storage -> {
        say(storage);
        yield ExitCode.DATA_UNUSABLE.number();
      }
      default -> {
        LoggerFactory.getLogger("strongroom.failure").error("the command failed", problem);
        machine.err().println("Strongroom failed; the reason is above.");
        yield ExitCode.UNEXPECTED.number();
      }
    };
  }

  private void say(Exception problem) {
    String text = String.valueOf(problem.getMessage());
    machine.err().println(text.endsWith(".") ? text : text + ".");
  }
}
