package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** One TOML file with the long names of options as its keys, and nothing else. */
final class ConfigurationFile {
  private ConfigurationFile() {}

  /**
   * Reads the file into texts as they would stand on the command line, lists joined by commas.
   *
   * @param known the names that may occur
   */
  static Map<String, String> read(Path file, Set<String> known) {
    TomlParseResult toml = parse(file);
    Map<String, String> values = new TreeMap<>();
    for (String name : toml.keySet()) {
      if (!known.contains(name)) {
        throw wrong(file, "there is no setting called " + name);
      }
      values.put(
          name,
          text(toml.get(List.of(name)))
              .orElseThrow(() ->
                  wrong(file, name + " must be a text, a whole number, true or false, or a list")));
    }
    return values;
  }

  private static TomlParseResult parse(Path file) {
    TomlParseResult toml;
    try {
      toml = Toml.parse(file);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "The configuration file " + file + " cannot be read.");
    }
    if (toml.hasErrors()) {
      throw wrong(file, String.valueOf(toml.errors().getFirst()));
    }
    return toml;
  }

  private static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case String text -> Optional.of(text);
      case Long number -> Optional.of(number.toString());
      case Boolean truth -> Optional.of(truth.toString());
      case TomlArray array -> joined(array);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> joined(TomlArray array) {
    List<String> texts = new ArrayList<>();
    for (Object element : array.toList()) {
      Optional<String> text = element instanceof TomlArray ? Optional.empty() : text(element);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(String.join(",", texts));
  }

  private static CommandFailedException wrong(Path file, String what) {
    return new CommandFailedException(
        ExitCode.WRONG_USE, "The configuration file " + file + " is wrong: " + what + ".");
  }
}
