package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options on what the server does by itself. */
public final class UpkeepOptions implements Configurable {
  private static final int LONGEST_DAYS = 3650;

  @Option(
      names = "--scrub-every-days",
      paramLabel = "DAYS",
      description = {
        "How long after a scrub everything stored is read and verified again, beside the server's",
        "work; 0 for never. Default: 30"
      })
  private int scrubEveryDays = 30;

  /** How often to scrub; empty for never. */
  public Optional<Duration> scrubEvery() {
    if (scrubEveryDays < 0 || scrubEveryDays > LONGEST_DAYS) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE,
          "--scrub-every-days must be 0 to " + LONGEST_DAYS + ", not " + scrubEveryDays + ".");
    }
    return scrubEveryDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(scrubEveryDays));
  }
}
