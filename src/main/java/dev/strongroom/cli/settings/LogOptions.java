package dev.strongroom.cli.settings;

import dev.strongroom.cli.log.LogLevel;
import dev.strongroom.cli.log.Logs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options on what is written to the logs. */
public final class LogOptions implements Configurable {
  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "error, warn, info or debug, on standard error. Default: info")
  private LogLevel level = LogLevel.INFO;

  @Option(
      names = "--request-log",
      description = "Write a line for every request to logs/requests.log in the data directory.")
  private boolean requestLog;

  /**
   * Sets the logs up.
   *
   * @param dataDirectory where the request log goes; empty when there is no place for one
   */
  public void apply(Optional<Path> dataDirectory) {
    Logs.level(level);
    if (requestLog) {
      dataDirectory.ifPresent(directory -> Logs.requests(directory.resolve("logs")));
    }
  }
}
