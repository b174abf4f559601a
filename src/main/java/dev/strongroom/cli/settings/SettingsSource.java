package dev.strongroom.cli.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where settings come from when the command line does not give them: {@code --api-url} is {@code
 * STRONGROOM_API_URL} in the environment, and failing that {@code api-url} in the configuration
 * file, which {@code --config} or {@code STRONGROOM_CONFIG} names.
 */
public final class SettingsSource implements IDefaultValueProvider {
  private static final String CONFIG = "--config";
  private static final String PREFIX = "STRONGROOM_";

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private SettingsSource(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Reads the configuration file if one is named.
   *
   * @param everything the program with all commands: a file may hold settings of each of them
   */
  public static SettingsSource of(
      Map<String, String> environment, List<String> arguments, Supplier<CommandLine> everything) {
    Optional<Path> named = configurationFile(environment, arguments);
    return new SettingsSource(
        environment,
        named.map(path -> ConfigurationFile.read(path, names(everything.get()))).orElse(Map.of()));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isConfigurable(option)) {
      return null;
    }
    String name = name(option);
    String variable = PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    String value = environment.get(variable);
    return value == null ? file.get(name) : value;
  }

  /** Looked for before the command line is read, because the file decides what it leaves open. */
  private static Optional<Path> configurationFile(
      Map<String, String> environment, List<String> arguments) {
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.startsWith(CONFIG + "=")) {
        return Optional.of(Path.of(argument.substring(CONFIG.length() + 1)));
      }
      if (argument.equals(CONFIG) && index + 1 < arguments.size()) {
        return Optional.of(Path.of(arguments.get(index + 1)));
      }
    }
    return Optional.ofNullable(environment.get(PREFIX + "CONFIG"))
        .filter(name -> !name.isEmpty())
        .map(Path::of);
  }

  private static Set<String> names(CommandLine program) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : program.getCommandSpec().options()) {
      if (isConfigurable(option)) {
        names.add(name(option));
      }
    }
    for (CommandLine subcommand : program.getSubcommands().values()) {
      names.addAll(names(subcommand));
    }
    return names;
  }

  /** Options of a configurable command, or of a configurable part of one. */
  private static boolean isConfigurable(OptionSpec option) {
    CommandSpec command = option.command();
    return !option.inherited()
        && (command.userObject() instanceof Configurable
            || command.mixins().values().stream()
                .filter(part -> part.userObject() instanceof Configurable)
                .anyMatch(part -> part.optionsMap().containsKey(option.longestName())));
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }
}
