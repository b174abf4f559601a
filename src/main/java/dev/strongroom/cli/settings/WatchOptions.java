package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for those who watch over the server. */
public final class WatchOptions implements Configurable {
  private static final int SHORTEST_TOKEN = 16;

  @Option(
      names = "--metrics-token-file",
      paramLabel = "FILE",
      description = {
        "A file with the token that shows /metrics on the console's listener: at least 16",
        "characters, sent as Authorization: Bearer. Default: no metrics"
      })
  private Optional<Path> metricsTokenFile = Optional.empty();

  /** The token; empty when there are to be no metrics. */
  public Optional<Secret> metricsToken() {
    return metricsTokenFile.map(WatchOptions::read);
  }

  private static Secret read(Path file) {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "The token for metrics cannot be read from " + file + ".");
    }
    if (token.length() < SHORTEST_TOKEN) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE,
          "The token for metrics in " + file + " is shorter than 16 characters.");
    }
    return new Secret(token);
  }
}
