package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.files.ContentTypes;
import dev.strongroom.model.IllegalValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  @Option(
      names = "--content-types",
      paramLabel = "FILE",
      description =
          "The types that b2/x-auto stands for: on each line a type and the file name extensions"
              + " that it is for. Replaces the table that comes with the program.")
  private Optional<Path> contentTypes = Optional.empty();

  @Option(
      names = "--s3-strict",
      description =
          "Refuse by S3 what B2 refuses, this server's extensions included: conditional writes.")
  private boolean s3Strict;

  @Option(
      names = "--s3-any-region",
      description = "Take S3 signatures made for any region. Otherwise for the server's own only.")
  private boolean s3AnyRegion;

  /** The settings; ends the command when one of them cannot be. */
  public AccessSettings settings(GroupSettings groups) {
    check("--token-lifetime-seconds", tokenLifetimeSeconds, LONGEST_TOKEN_SECONDS);
    check("--buckets-per-account", bucketsPerAccount, MOST_BUCKETS);
    return new AccessSettings(
        Duration.ofSeconds(tokenLifetimeSeconds),
        bucketsPerAccount,
        contentTypes.map(AccessOptions::read).orElseGet(ContentTypes::standard),
        s3Strict,
        s3AnyRegion,
        groups);
  }

  private static ContentTypes read(Path file) {
    try {
      return ContentTypes.read(file);
    } catch (IllegalValueException wrong) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "--content-types " + file + ": " + wrong.getMessage() + ".");
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "--content-types " + file + " cannot be read.");
    }
  }

  private static void check(String option, long number, long most) {
    if (number < 1 || number > most) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, option + " must be 1 to " + most + ", not " + number + ".");
    }
  }
}
