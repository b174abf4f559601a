package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options on tokens and on what an account may have. */
public final class AccessOptions implements Configurable {
  private static final long LONGEST_TOKEN_SECONDS = 31_536_000;
  private static final int MOST_BUCKETS = 1_000_000;

  @Option(
      names = "--token-lifetime-seconds",
      paramLabel = "SECONDS",
      description = "How long account and upload tokens are good. Default: 86400")
  private long tokenLifetimeSeconds = 86_400;

  @Option(
      names = "--buckets-per-account",
      paramLabel = "COUNT",
      description = "How many buckets an account may have. Default: 100")
  private int bucketsPerAccount = 100;

  /** The settings; ends the command when a number is out of its range. */
  public AccessSettings settings() {
    check("--token-lifetime-seconds", tokenLifetimeSeconds, LONGEST_TOKEN_SECONDS);
    check("--buckets-per-account", bucketsPerAccount, MOST_BUCKETS);
    return new AccessSettings(Duration.ofSeconds(tokenLifetimeSeconds), bucketsPerAccount);
  }

  private static void check(String option, long number, long most) {
    if (number < 1 || number > most) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, option + " must be 1 to " + most + ", not " + number + ".");
    }
  }
}
