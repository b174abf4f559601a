package dev.strongroom.cli;

import dev.strongroom.cli.dev.DevCommand;
import dev.strongroom.cli.log.LogLevel;
import dev.strongroom.cli.operate.AccountCommand;
import dev.strongroom.cli.operate.ExplainCommand;
import dev.strongroom.cli.operate.KeyCommand;
import dev.strongroom.cli.serve.ServeCommand;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.cli.settings.SettingsSource;
import dev.strongroom.http.AddressRange;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.store.StorageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The commands, and what becomes of their failures: one sentence and an exit code. */
final class Program {
  private static final int HELP_WIDTH = 100;

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help")
          .usageHelp(true)
          .scopeType(ScopeType.INHERIT)
          .description("Show this help.")
          .build();

  /** Read by {@link SettingsSource}, before the rest of the command line. */
  private static final OptionSpec CONFIG =
      OptionSpec.builder("--config")
          .type(Path.class)
          .paramLabel("FILE")
          .scopeType(ScopeType.INHERIT)
          .description("A TOML file with settings; STRONGROOM_CONFIG does the same.")
          .build();

  private final Machine machine;

  Program(Machine machine) {
    this.machine = machine;
  }

  /** Runs a command; gives back the number of its {@link ExitCode}. */
  int run(List<String> arguments) {
    CommandLine program = commands();
    try {
      SettingsSource.attach(program, machine.environment(), arguments);
    } catch (CommandFailedException wrongFile) {
      return failed(wrongFile);
    }
    return program.execute(arguments.toArray(String[]::new));
  }

  private CommandLine commands() {
    CommandLine program = new CommandLine(new RootCommand());
    program.addSubcommand(new ServeCommand(machine));
    program.addSubcommand(new DevCommand(machine));
    program.addSubcommand(group(new AccountCommand(), AccountCommand.commands(machine)));
    program.addSubcommand(group(new KeyCommand(), KeyCommand.commands(machine)));
    program.addSubcommand(new ExplainCommand(machine));
    program.addSubcommand(new VersionCommand(machine));
    program.setOut(new PrintWriter(machine.out(), true, StandardCharsets.UTF_8));
    program.setErr(new PrintWriter(machine.err(), true, StandardCharsets.UTF_8));
    program.getCommandSpec().addOption(HELP).addOption(CONFIG);
    program.setUsageHelpWidth(HELP_WIDTH);
    arrange(program);
    program.setParameterExceptionHandler((problem, unused) -> misused(problem));
    program.setExecutionExceptionHandler((problem, unused, unusedToo) -> failed(problem));
    converter(program, ListenAddress.class, ListenAddress::parse);
    converter(program, Cluster.class, Cluster::new);
    converter(program, AddressRange.class, AddressRange::parse);
    converter(program, LogLevel.class, Program::logLevel);
    return program;
  }

  /** Options in the order in which they are written, most telling first. */
  private static void arrange(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    command.getSubcommands().values().forEach(Program::arrange);
  }

  private static CommandLine group(Object command, List<Object> members) {
    CommandLine group = new CommandLine(command);
    members.forEach(group::addSubcommand);
    return group;
  }

  private int misused(ParameterException problem) {
    machine.err().println(sentence(String.valueOf(problem.getMessage())));
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    machine.err().println("`" + command + " --help` says what there is.");
    return ExitCode.WRONG_USE.number();
  }

  private int failed(Exception problem) {
    switch (problem) {
      case CommandFailedException expected -> {
        machine.err().println(sentence(String.valueOf(expected.getMessage())));
        return expected.exitCode().number();
      }
      case StorageException storage -> {
        machine.err().println(sentence(String.valueOf(storage.getMessage())));
        return ExitCode.DATA_UNUSABLE.number();
      }
      default -> {
        LoggerFactory.getLogger("strongroom.failure").error("the command failed", problem);
        machine.err().println("Strongroom failed; the reason is above.");
        return ExitCode.UNEXPECTED.number();
      }
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static LogLevel logLevel(String name) {
    return LogLevel.named(name)
        .orElseThrow(() -> new IllegalValueException("'" + name + "' is not a level"));
  }

  private static <T> void converter(CommandLine program, Class<T> type, Function<String, T> parse) {
    ITypeConverter<T> converter =
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
          }
        };
    program.registerConverter(type, converter);
  }
}
