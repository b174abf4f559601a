package dev.strongroom.cli;

import dev.strongroom.cli.dev.DevCommand;
import dev.strongroom.cli.log.LogLevel;
import dev.strongroom.cli.operate.AccountCommand;
import dev.strongroom.cli.operate.BackupCommand;
import dev.strongroom.cli.operate.ExplainCommand;
import dev.strongroom.cli.operate.GroupCommand;
import dev.strongroom.cli.operate.KeyCommand;
import dev.strongroom.cli.operate.RestoreCommand;
import dev.strongroom.cli.operate.ScrubCommand;
import dev.strongroom.cli.serve.ServeCommand;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.http.AddressRange;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.IllegalValueException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * The tree of commands. A branch is made when it is needed: to read the annotations of all others
 * takes a quarter of the time to start.
 */
final class Commands {
  private static final String HELP = "help";
  private static final int HELP_WIDTH = 100;

  private final Map<String, Supplier<CommandLine>> branches = new LinkedHashMap<>();

  /** Takes the outside, which every command gets. */
  Commands(Machine machine) {
    branches.put("serve", () -> new CommandLine(new ServeCommand(machine)));
    branches.put("dev", () -> new CommandLine(new DevCommand(machine)));
    branches.put("account", () -> group(new AccountCommand(), AccountCommand.commands(machine)));
    branches.put("key", () -> group(new KeyCommand(), KeyCommand.commands(machine)));
    branches.put("group", () -> group(new GroupCommand(), GroupCommand.commands(machine)));
    branches.put("explain", () -> new CommandLine(new ExplainCommand(machine)));
    branches.put("scrub", () -> new CommandLine(new ScrubCommand(machine)));
    branches.put("backup", () -> new CommandLine(new BackupCommand(machine)));
    branches.put("restore", () -> new CommandLine(new RestoreCommand(machine)));
    branches.put("version", () -> new CommandLine(new VersionCommand(machine)));
  }

  /** The tree with the branch that these arguments name; with all of them when they name none. */
  CommandLine forArguments(List<String> arguments) {
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    Supplier<CommandLine> branch = branches.get(name);
    return branch == null ? all() : tree(Map.of(name, branch));
  }

  /** Whether there is a command of this name. */
  boolean has(String name) {
    return name.equals(HELP) || branches.containsKey(name);
  }

  /** The whole tree. */
  CommandLine all() {
    return tree(branches);
  }

  private static CommandLine tree(Map<String, Supplier<CommandLine>> branches) {
    CommandLine root = new CommandLine(new RootCommand());
    branches.forEach((name, branch) -> root.addSubcommand(name, branch.get()));
    root.addSubcommand(HELP, new HelpCommand(root));
    root.getCommandSpec().addOption(help()).addOption(configuration());
    root.setUsageHelpWidth(HELP_WIDTH);
    arrange(root);
    converter(root, ListenAddress.class, ListenAddress::parse);
    converter(root, Cluster.class, Cluster::new);
    converter(root, AddressRange.class, AddressRange::parse);
    converter(root, LogLevel.class, Commands::logLevel);
    return root;
  }

  private static CommandLine group(Object command, List<Object> members) {
    CommandLine group = new CommandLine(command);
    members.forEach(group::addSubcommand);
    return group;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(ScopeType.INHERIT)
        .description("Show this help.")
        .build();
  }

  /** Read by {@code SettingsSource}, before the rest of the command line. */
  private static OptionSpec configuration() {
    return OptionSpec.builder("--config")
        .type(Path.class)
        .paramLabel("FILE")
        .scopeType(ScopeType.INHERIT)
        .description("A TOML file with settings; STRONGROOM_CONFIG does the same.")
        .build();
  }

  /** Options in the order in which they are written, most telling first. */
  private static void arrange(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    command.getSubcommands().values().forEach(Commands::arrange);
  }

  private static LogLevel logLevel(String name) {
    return LogLevel.named(name)
        .orElseThrow(() -> new IllegalValueException("'" + name + "' is not a level"));
  }

  private static <T> void converter(CommandLine root, Class<T> type, Function<String, T> parse) {
    ITypeConverter<T> converter =
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
          }
        };
    root.registerConverter(type, converter);
  }
}
